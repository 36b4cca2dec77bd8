import { FACILITY_KINDS, type FacilityKind } from '#lib/clinics/record/vocabulary.ts';
import { kindName } from '#lib/clinics/record/vocabulary-words.ts';
import { m } from '#lib/paraglide/messages.js';
import type { FilterWords } from './filter.ts';
import { anyOf } from './kinds.ts';

/** Is one of these kinds of place. */
export const kind = anyOf({
	parameter: 'kind',
	options: FACILITY_KINDS,
	looksAt: { fact: 'kind' },
	cost: 20
});

export const kindWords: FilterWords<FacilityKind> = {
	section: 'place',
	label: m.find_kind,
	option: kindName,
	loosen: m.loosen_kinds,
	documentation: m.data_api_kind
};
