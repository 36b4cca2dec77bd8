import { m } from '#lib/paraglide/messages.js';
import { packYesOrNo } from '../packed-value.ts';
import { yesOrNo, packedFact } from './answers.ts';

/** Talking therapy by video or phone; says nothing about ketamine. */
export const telehealthTherapy = packedFact(yesOrNo(), {
	vouchedBy: { phrase: m.clinic_fact_telehealth },
	imported: true,
	label: m.clinic_telehealth,
	page: 'about',
	note: (value) => (value === true ? m.clinic_telehealth_note() : ''),
	risk: 'normal',
	section: 'patients',
	question: {
		name: 'telehealth',
		label: m.update_telehealth,
		hint: m.update_telehealth_hint,
		example: 'no'
	}
});

/** How it is packed, apart from its words. */
export const telehealthTherapyBits = packYesOrNo();
