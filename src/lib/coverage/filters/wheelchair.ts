import { m } from '#lib/paraglide/messages.js';
import type { FilterWords } from './filter.ts';
import { oneOf } from './kinds.ts';

/** Bits of the fact: what a clinic says. One that says nothing has none, and is not found. */
const [YES, PARTLY] = [1, 2];

/** Says that someone in a wheelchair gets in and can be treated: altogether, or at least partly. */
export const wheelchair = oneOf({
	parameter: 'wheelchair',
	options: ['yes', 'partly'],
	looksAt: { fact: 'wheelchairAccess', bits: { yes: YES, partly: YES | PARTLY } },
	cost: 120
});

export const wheelchairWords: FilterWords<'yes' | 'partly'> = {
	section: 'person',
	label: m.clinic_wheelchair_access,
	hint: m.find_wheelchair_hint,
	none: m.find_any_wheelchair,
	option: { yes: m.find_wheelchair_yes, partly: m.find_wheelchair_partly },
	loosen: m.loosen_wheelchair,
	documentation: m.data_api_wheelchair
};
