import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../../../tests/support/arbitrary-text.ts';
import { promisesIn, type WordingRule } from './promise-wording.ts';

const CLAIMS: [WordingRule, string, string?][] = [
	['approved_ketamine', 'FDA-approved ketamine', 'FDA-approved ketamine'],
	[
		'approved_ketamine',
		'We give FDA approved intravenous ketamine',
		'FDA approved intravenous ketamine'
	],
	['approved_ketamine', 'FDA‑approved ketamine'],
	['approved_ketamine', 'Ketamine is FDA-approved for depression'],
	['approved_ketamine', 'Ketamine, approved by the FDA'],
	['approved_ketamine', 'FDA-approved esketamine and ketamine'],
	['approved_ketamine', 'Ketamina aprobada por la FDA'],
	['approved_ketamine', 'F\u00adDA-approved keta\u200bmine'],
	['non_addictive', 'Non-addictive', 'Non-addictive'],
	['non_addictive', 'a nonaddictive medicine'],
	['non_addictive', 'It is not addictive'],
	['non_addictive', 'non-habit-forming'],
	['non_addictive', 'no risk of addiction'],
	['non_addictive', 'No es adictiva'],
	['non_addictive', 'Sin riesgo de adicción', 'Sin riesgo de adicción'],
	['cure', 'Cures depression', 'Cures'],
	['cure', 'The Cure Clinic'],
	['cure', 'CURED IN A WEEK'],
	['cure', 'not only cures, but heals'],
	['cure', 'No wait. Cures in a day'],
	['cure', 'ketaminecure com'],
	['cure', 'cureyourdepression com'],
	['cure', 'Cura la depresión'],
	['cure', 'La curación está aquí', 'curación'],
	['guaranteed', 'Results guaranteed'],
	['guaranteed', 'We guarantee relief'],
	['guaranteed', 'Resultados garantizados'],
	['guaranteed', 'con garantía'],
	['hundred_percent', '100% success'],
	['hundred_percent', 'works 100 % of the time'],
	['hundred_percent', '100 percent'],
	['hundred_percent', 'cien por ciento'],
	['safe_and_effective', 'Safe and effective'],
	['safe_and_effective', 'safe & highly effective'],
	['safe_and_effective', 'Seguro y eficaz'],
	['no_side_effects', 'No side effects'],
	['no_side_effects', 'without any side-effects'],
	['no_side_effects', 'sin efectos secundarios'],
	['esketamine_at_home', 'Spravato at home'],
	['esketamine_at_home', 'Spravato in the comfort of your home'],
	['esketamine_at_home', 'At-home Spravato'],
	['esketamine_at_home', 'esketamine delivered to your home'],
	['esketamine_at_home', 'Spravato en casa'],
	['esketamine_at_home', 'esketamina a domicilio'],
	['compounded_as_spravato', 'compounded Spravato'],
	['compounded_as_spravato', 'generic esketamine spray'],
	['compounded_as_spravato', 'Spravato genérico']
];

const HARMLESS = [
	'Secure Minds Clinic',
	'Cureton Clinic',
	'Manicure & Pedicure Building',
	'Obscure Street 5',
	'Not a cure',
	'Ketamine is not a cure.',
	'No es una cura',
	'There is no known cure',
	'Ketamine is not FDA-approved for depression',
	'not FDA-approved ketamine',
	'Compounded ketamine: not FDA-approved',
	'FDA-approved esketamine',
	'FDA-approved Spravato',
	'FDA-approved S-ketamine',
	'Ketamine and FDA-approved Spravato',
	'Ketamine is FDA-approved as an anesthetic',
	'La ketamina no está aprobada por la FDA',
	'Coverage is never guaranteed',
	'We cannot guarantee coverage',
	'No garantizamos la cobertura',
	'Guarantee Trust Life',
	'1100 Main Street',
	'Plan 100',
	'Ketamine is addictive',
	'We have no addiction services',
	'Safe Harbor and Effective Living',
	'Ask about side effects',
	'Spravato is never given at home',
	'Spravato nunca en casa',
	'Homewood Clinic: Spravato',
	'At-home therapy by video',
	'Compounded ketamine nasal spray (not Spravato)',
	'Curacao Building',
	'Accurate Care'
];

describe('wording', () => {
	it.each(CLAIMS)('makes the promise %s: %s', (rule, text, quote) => {
		const found = promisesIn(text);
		expect(found.map((one) => one.rule)).toContain(rule);
		if (quote) expect(found.find((one) => one.rule === rule)?.quote).toBe(quote);
	});

	it.each(HARMLESS)('is harmless: %s', (text) => {
		expect(promisesIn(text)).toEqual([]);
	});

	it('is quoted as it was written, wherever it stands', () => {
		fc.assert(
			fc.property(anyText(30), anyText(30), (before, after) => {
				const quotes = promisesIn(`${before}\nNON-ADDICTIVE\n${after}`).map(({ quote }) => quote);
				expect(quotes).toContain('NON-ADDICTIVE');
			})
		);
	});
});
