import { expect, it } from 'vitest';
import { samhsaListed } from '../../../../tests/support/listed-by.ts';
import { editionsIn } from './editions.ts';
import { isListed, ketamineHistory, listedHistory, reportedOnce } from './history.ts';

const EDITIONS = editionsIn([samhsaListed([2022, 2023, 2024])]);

it.each([
	[
		'reported every year',
		samhsaListed([2022, 2023, 2024], [2022, 2023, 2024]),
		'Ketamine infusion reported in 2022, 2023, and 2024. In the directory in 2022, 2023, and 2024.'
	],
	[
		'no longer reported',
		samhsaListed([2022, 2023, 2024], [2022, 2023]),
		'Ketamine infusion reported in 2022 and 2023; no longer reported in 2024. In the directory in 2022, 2023, and 2024.'
	],
	[
		'reported later than listed',
		samhsaListed([2023, 2024], [2024]),
		'Ketamine infusion reported in 2024, but not in 2023. In the directory in 2023 and 2024.'
	],
	[
		'new',
		samhsaListed([2024], [2024]),
		'Ketamine infusion reported in 2024. New to the directory in 2024.'
	],
	[
		'gone',
		samhsaListed([2022], [2022]),
		'Ketamine infusion reported in 2022. In the directory in 2022; no longer in it in 2024.'
	],
	['never reported ketamine', samhsaListed([2022, 2024]), 'In the directory in 2022 and 2024.']
])('Editions say when a clinic was there: %s.', (_, listedBy, words) => {
	expect(`${ketamineHistory(listedBy)} ${listedHistory(listedBy, EDITIONS)}`.trim()).toBe(words);
});

it('Who offers nothing now may have reported ketamine once.', () => {
	expect(reportedOnce(samhsaListed([2022, 2023, 2024], [2022, 2023]), EDITIONS)).toBe(
		'Reported ketamine infusion in 2022 and 2023; no longer in 2024.'
	);
	expect(reportedOnce(samhsaListed([2022, 2024]), EDITIONS)).toBe('');
});

it('A clinic that any directory lists in its latest edition is listed.', () => {
	const other = { source: 'other', edition: '2021' };
	const editions = editionsIn([[other], EDITIONS]);
	expect(isListed(samhsaListed([2022, 2024]), editions)).toBe(true);
	expect(isListed(samhsaListed([2022, 2023]), editions)).toBe(false);
	expect(isListed([other, ...samhsaListed([2022])], editions)).toBe(true);
	expect(isListed([], editions)).toBe(true);
});

it('Each directory has its own history.', () => {
	const other = { source: 'other', edition: '2021' };
	const editions = editionsIn([[{ source: 'other', edition: '2023' }], EDITIONS]);
	expect(listedHistory([other, ...samhsaListed([2023, 2024])], editions)).toBe(
		'In the directory in 2021; no longer in it in 2023. In the directory in 2023 and 2024.'
	);
});
