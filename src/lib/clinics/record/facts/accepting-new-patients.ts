import { m } from '#lib/paraglide/messages.js';
import { packYesOrNo } from '../packed-value.ts';
import { yesOrNo, packedFact } from './answers.ts';

/** Whether it takes new patients now. */
export const acceptingNewPatients = packedFact(yesOrNo(), {
	vouchedBy: { phrase: m.clinic_fact_new_patients },
	// A directory of last year can't know.
	imported: false,
	label: m.field_new_patients,
	page: 'about',
	risk: 'normal',
	section: 'patients',
	question: {
		name: 'accepting',
		label: m.update_accepting,
		hint: m.update_accepting_hint,
		example: 'yes'
	}
});

/** How it is packed, apart from its words. */
export const acceptingNewPatientsBits = packYesOrNo();
