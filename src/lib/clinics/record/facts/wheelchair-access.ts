import { m } from '#lib/paraglide/messages.js';
import { packMaybeOne } from '../packed-value.ts';
import { maybeOneOf, packedFact } from './answers.ts';

export const WHEELCHAIR_ACCESS = ['yes', 'partly', 'no'] as const;

/** Whether someone in a wheelchair gets in and can be treated. Absent: not reported. */
export const wheelchairAccess = packedFact(
	maybeOneOf(WHEELCHAIR_ACCESS, {
		yes: m.wheelchair_access_yes,
		partly: m.wheelchair_access_partly,
		no: m.wheelchair_access_no
	}),
	{
		vouchedBy: { phrase: m.clinic_fact_wheelchair_access },
		imported: true,
		label: m.clinic_wheelchair_access,
		page: 'about',
		risk: 'normal',
		section: 'patients',
		question: {
			name: 'wheelchair',
			label: m.update_wheelchair,
			hint: m.update_wheelchair_hint,
			example: 'partly'
		}
	}
);

/** How it is packed, apart from its words. */
export const wheelchairAccessBits = packMaybeOne(WHEELCHAIR_ACCESS);
