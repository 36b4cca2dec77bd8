import { expect, test } from 'vitest';
import { ketamineHistory, listedHistory } from './history.ts';

test.each([
	[
		'reported every year',
		{ listed: [2022, 2023, 2024], ketamine: [2022, 2023, 2024] },
		'Ketamine infusion reported in 2022, 2023, and 2024. In the directory in 2022, 2023, and 2024.'
	],
	[
		'no longer reported',
		{ listed: [2022, 2023, 2024], ketamine: [2022, 2023] },
		'Ketamine infusion reported in 2022 and 2023; no longer reported in 2024. In the directory in 2022, 2023, and 2024.'
	],
	[
		'reported later than listed',
		{ listed: [2023, 2024], ketamine: [2024] },
		'Ketamine infusion reported in 2024, but not in 2023. In the directory in 2023 and 2024.'
	],
	[
		'new',
		{ listed: [2024], ketamine: [2024] },
		'Ketamine infusion reported in 2024. New to the directory in 2024.'
	],
	[
		'gone',
		{ listed: [2022], ketamine: [2022] },
		'Ketamine infusion reported in 2022. In the directory in 2022; no longer in it in 2024.'
	],
	[
		'never reported ketamine',
		{ listed: [2022, 2024], ketamine: [] },
		'In the directory in 2022 and 2024.'
	]
] as const)('Editions say when a clinic was there: %s.', (_, { listed, ketamine }, words) => {
	const editions = { listed: [...listed], ketamine: [...ketamine] };
	expect(`${ketamineHistory(editions)} ${listedHistory(editions)}`.trim()).toBe(words);
});
