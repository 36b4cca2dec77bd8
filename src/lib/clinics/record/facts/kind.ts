import { m } from '#lib/paraglide/messages.js';
import { packOne } from '../packed-value.ts';
import { FACILITY_KINDS } from '../vocabulary.ts';
import { kindName } from '../vocabulary-words.ts';
import { oneOf, packedFact } from './answers.ts';

/** What kind of place it is. */
export const kind = packedFact(oneOf(FACILITY_KINDS, kindName), {
	vouchedBy: { phrase: m.clinic_fact_kind },
	imported: true,
	label: m.clinic_kind,
	page: 'about',
	risk: 'normal',
	section: 'place',
	question: {
		name: 'kind',
		hint: m.update_kind_hint,
		missing: m.update_error_kind,
		example: 'outpatient'
	}
});

/** How it is packed, apart from its words. */
export const kindBits = packOne(FACILITY_KINDS);
