import { describe, expect, it } from 'vitest';
import {
	readAge,
	readAssistance,
	readKind,
	readLanguage,
	readOperator,
	readPayer,
	readTaken,
	readYesNo,
	waysToWrite
} from './read-word.ts';
import {
	AGE_GROUPS,
	ASSISTANCE,
	FACILITY_KINDS,
	LANGUAGES,
	OPERATORS,
	PAYERS
} from '#lib/clinics/record/vocabulary.ts';
import {
	ageName,
	assistanceName,
	kindName,
	languageName,
	operatorName,
	payerName,
	payerPhrase
} from '#lib/clinics/record/vocabulary-words.ts';

describe('a word that someone wrote', () => {
	it.each(['outpatient', 'Outpatient', ' OUTPATIENT CLINIC ', 'clinica ambulatoria'])(
		'may be its code or its name, in any case: %j',
		(text) => expect(readKind(text)).toBe('outpatient')
	);

	it('needs neither underscores nor punctuation', () => {
		expect(readKind('Community center')).toBe('community_center');
		expect(readOperator('private non-profit')).toBe('private_nonprofit');
		expect(readAge('26-64')).toBe('adults');
		expect(readPayer('Tricare')).toBe('tricare');
	});

	it('is nothing when it is no such word', () => {
		for (const text of ['', ' ', 'palace', 'out', 'constructor', '__proto__'])
			expect(readKind(text)).toBeUndefined();
	});

	it.each([
		['kind', FACILITY_KINDS, readKind, [kindName]],
		['operator', OPERATORS, readOperator, [operatorName]],
		['age', AGE_GROUPS, readAge, [ageName]],
		['language', LANGUAGES, readLanguage, [languageName]],
		['assistance', ASSISTANCE, readAssistance, [assistanceName]],
		['payer', PAYERS, readPayer, [payerName, payerPhrase]]
	] as const)('is never two: each way to write a %s is one of them', (_, words, read, names) => {
		for (const word of words as readonly string[])
			for (const way of waysToWrite(word, names as never)) expect(read(way), way).toBe(word);
	});
});

it('Yes and no are read in both languages.', () => {
	for (const text of ['yes', 'Y', 'Sí', 'si', 'x', '1']) expect(readYesNo(text), text).toBe(true);
	for (const text of ['no', 'N', 'FALSE', '0']) expect(readYesNo(text), text).toBe(false);
	for (const text of ['', 'maybe', '-']) expect(readYesNo(text), text).toBeUndefined();
});

it('A payer is taken, or it isn’t.', () => {
	expect(['accepted', 'Yes', 'sí'].map(readTaken)).toEqual(Array(3).fill('accepted'));
	expect(['Not accepted', 'no'].map(readTaken)).toEqual(Array(2).fill('not_accepted'));
	expect(readTaken('sometimes')).toBeUndefined();
});
