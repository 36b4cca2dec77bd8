import type { Session } from '#lib/accounts/session.ts';
import {
	contactAndDistance,
	likelyDuplicates,
	type Duplicate
} from '#lib/clinics/matching/duplicates.ts';
import { findClinics } from '#lib/clinics/matching/find-clinic.ts';
import { published } from '#lib/clinics/published/published.server.ts';
import { applyChanges } from '#lib/clinics/record/apply.ts';
import { changesBetween, type FieldChange } from '#lib/clinics/record/change.ts';
import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { fieldsOf } from '#lib/clinics/record/fields.ts';
import { parsePhone } from '#lib/clinics/record/contact/parse-phone.ts';
import { attestedByClinic } from '#lib/clinics/record/provenance/provenance.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { serverShards } from '#lib/places/server-shards.server.ts';
import { resolvePlace } from '#lib/places/resolve.ts';
import type { Services } from '#lib/server/services.ts';
import { readSenderEmail } from '#lib/submissions/forms/read-sender-email.ts';
import { textOf, type FormErrors } from '#lib/submissions/forms/form-text.ts';
import { readWholeForm } from '#lib/submissions/proposal/clinic-form.server.ts';
import { receive } from '#lib/submissions/proposal/receive.server.ts';
import { senderOf } from '#lib/submissions/proposal/sender.server.ts';
import { wrongInStart, type Located, type Start } from './add-form.ts';

/** How many listed clinics a person is asked to look through. */
const MOST_DUPLICATES = 5;

/** Where a town or ZIP is, as people type it; null: we don't know it, or there are several. */
export async function locate(place: string): Promise<Located | null> {
	return (await whereIs(place))?.located ?? null;
}

async function whereIs(place: string) {
	const found = await resolvePlace(place, serverShards());
	if (found.kind !== 'found') return null;
	const { name = '', state = '', zip = '', latitude, longitude } = found.place;
	// The middle of a town or a ZIP: no exact point.
	const position = { latitude, longitude, precision: 'zip' as const };
	return { located: { city: name, state, zip }, position };
}

/**
 * Listed clinics that a new one may be.
 *
 * @throws PlacesUnavailable when the tables of ZIPs can't be read
 */
export async function startAdding(
	start: Start
): Promise<{ errors: FormErrors } | { duplicates: Duplicate[] }> {
	const where = await whereIs(start.place);
	const errors = wrongInStart(start, where !== null);
	if (!where || Object.keys(errors).length > 0) return { errors };
	const place = {
		name: start.name,
		address: { street: null, ...where.located },
		position: where.position,
		phone: parsePhone(start.phone)
	};
	return { duplicates: withNamesakes(likelyDuplicates(place, published().clinics), place) };
}

/** Where little is known yet, whatever has all words of the name, in the same state, may be it. */
function withNamesakes(likely: Duplicate[], place: Named): Duplicate[] {
	const {
		name,
		address: { state }
	} = place;
	const found = findClinics(published().clinics, `${name} ${state}`, MOST_DUPLICATES).clinics;
	const others = found.filter(({ id }) => likely.every(({ clinic }) => clinic.id !== id));
	const namesakes = others.map((clinic): Duplicate => {
		return { clinic, reasons: ['like_name'], ...contactAndDistance(place, clinic) };
	});
	return [...likely, ...namesakes].slice(0, MOST_DUPLICATES);
}

interface Named {
	name: string;
	address: { state: string };
	position: Clinic['position'];
}

/** A clinic to add, read from its form, or what is wrong with it. */
export type PreparedClinic =
	| { errors: FormErrors }
	| {
			changes: FieldChange[];
			note: string | null;
			contactEmail: string | null;
			/** Now that more is known than its name. */
			duplicates: Duplicate[];
	  };

/**
 * Reads the form of a clinic to add.
 *
 * @throws PlacesUnavailable when the tables of ZIPs can't be read
 */
export async function prepareClinic(form: FormData): Promise<PreparedClinic> {
	const { fields, errors: found } = await readWholeForm(form, null);
	const { contactEmail, errors: wrongEmail } = readSenderEmail(form);
	const errors = { ...found, ...wrongEmail };
	if (Object.keys(errors).length > 0) return { errors };
	const changes = changesBetween(fieldsOf(null), fields);
	const place = applyChanges(null, 'unlisted', changes, attestedByClinic(null));
	return {
		changes,
		note: textOf(form, 'note') || null,
		contactEmail,
		duplicates: place ? likelyDuplicates(place, published().clinics) : []
	};
}

/**
 * Stores a clinic to add, for review.
 *
 * @param key names this act of sending
 * @returns where the sender sees how it stands
 */
export async function sendClinic(
	services: Pick<Services, 'database' | 'secrets' | 'settings'>,
	session: Session | null,
	{ changes, note, contactEmail }: Extract<PreparedClinic, { changes: unknown }>,
	key: string
): Promise<string> {
	return receive(
		services,
		{
			kind: 'new_clinic',
			clinicId: null,
			baseVersion: null,
			changes,
			note,
			about: null,
			contactEmail: session ? session.account.email : contactEmail,
			locale: getLocale(),
			idempotencyKey: key,
			batchId: null,
			...(await senderOf(services.database.queries, session, null))
		},
		String(changes.find(({ field }) => field === 'name')?.to ?? '')
	);
}
