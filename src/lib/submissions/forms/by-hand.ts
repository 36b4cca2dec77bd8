import type { Clinic } from '#lib/clinics/record/clinic.ts';
import type { ByHandName } from '#lib/clinics/record/facts/index.ts';
import type { Fields } from '#lib/clinics/record/fields.ts';
import {
	hoursValues,
	intakeValues,
	phoneValues,
	readHours,
	readIntake,
	readMainPhone
} from './contact.ts';
import type { Values } from './names.ts';
import { payersValues, readPayers } from './payers.ts';
import { addressValues, positionValues, readAddress, readPosition } from './place.ts';
import type { Reading } from './reading.ts';
import { readTreatments, treatmentsValues } from './treatments.ts';

/** A fact whose inputs are made by hand: what they are filled with, and how they are read. */
interface ByHand {
	values: (clinic: Clinic) => Values;
	/** @param base the clinic that the form was filled from; null: a new one */
	read: (it: Reading, base: Clinic | null) => Fields;
}

/** All of them, in the order of a proposal's changes. */
const BY_HAND: Record<ByHandName, ByHand> = {
	address: { values: addressValues, read: (...of) => ({ address: readAddress(...of) }) },
	position: {
		values: positionValues,
		read(...of) {
			const position = readPosition(...of);
			return position ? { position } : {};
		}
	},
	phone: {
		values: phoneValues,
		read(...of) {
			const phone = readMainPhone(...of);
			return phone ? { phone: { ...phone } } : {};
		}
	},
	intakePhones: {
		values: intakeValues,
		read(...of) {
			const phones = readIntake(...of).map((one) => ({ ...one }));
			return phones.length > 0 ? { intakePhones: phones } : {};
		}
	},
	hours: {
		values: hoursValues,
		read(...of) {
			const hours = readHours(...of);
			return hours ? { hours } : {};
		}
	},
	payers: { values: payersValues, read: readPayers },
	services: { values: treatmentsValues, read: readTreatments }
};

/** What the form is filled with: all that has inputs made by hand. */
export const byHandValues = (clinic: Clinic): Values =>
	Object.assign({}, ...Object.values(BY_HAND).map(({ values }) => values(clinic))) as Values;

/** Reads all that has inputs made by hand. */
export const readByHand = (it: Reading, base: Clinic | null): Fields =>
	Object.assign({}, ...Object.values(BY_HAND).map(({ read }) => read(it, base))) as Fields;
