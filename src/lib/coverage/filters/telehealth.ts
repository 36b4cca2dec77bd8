import { m } from '#lib/paraglide/messages.js';
import type { FilterWords } from './filter.ts';
import { onOff } from './kinds.ts';

/** Offers talking therapy by video or phone. Says nothing about ketamine. */
export const telehealth = onOff({
	parameter: 'telehealth',
	looksAt: { fact: 'telehealthTherapy' },
	cost: 30
});

export const telehealthWords: FilterWords<'1'> = {
	section: 'care',
	label: m.find_telehealth,
	hint: m.find_telehealth_hint,
	option: { 1: m.find_telehealth },
	loosen: m.loosen_telehealth,
	documentation: m.data_api_telehealth
};
