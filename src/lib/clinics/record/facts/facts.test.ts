import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import {
	askedFact,
	ASKED_NAMES,
	FACT_NAMES,
	FACTS,
	IN_FORM_ORDER,
	PLAIN_NAMES,
	VOUCHED,
	voucherOf
} from './index.ts';
import { PACKED_NAMES } from './packed.ts';

const documentation = readFileSync('data/README.md', 'utf8');

it('Every fact is explained beside the data.', () => {
	const explained = [...documentation.matchAll(/`(\w+)`/g)].map(([, name]) => name);
	// The point is the geometry of a feature, and its precision a member.
	const members = FACT_NAMES.map((name) => (name === 'position' ? 'precision' : name));
	expect(members.filter((name) => !explained.includes(name))).toEqual([]);
});

it('No two facts share an input or a column.', () => {
	const names = IN_FORM_ORDER.flatMap((name) => {
		const fact = FACTS[name];
		return 'question' in fact ? [fact.question.name] : fact.columns.map((column) => column.name);
	});
	expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
});

it('Files, statements and forms name each fact once.', () => {
	for (const list of [FACT_NAMES, IN_FORM_ORDER, VOUCHED, PACKED_NAMES]) {
		expect(new Set(list).size).toBe(list.length);
	}
	expect(IN_FORM_ORDER.toSorted()).toEqual(FACT_NAMES.toSorted());
	expect(FACT_NAMES).toEqual(expect.arrayContaining(PACKED_NAMES));
});

it('A fact rests on its own statement, or comes and goes with one that does.', () => {
	for (const name of PLAIN_NAMES) expect(voucherOf(voucherOf(name)), name).toBe(voucherOf(name));
});

it('An example of a cell is an answer.', () => {
	for (const name of ASKED_NAMES) {
		const { answer, question } = askedFact(name);
		const words = question.example?.split(' | ') ?? [];
		if (answer.kind === 'yes_or_no') expect(['yes', 'no', undefined]).toContain(question.example);
		else if (answer.kind === 'one' || answer.kind === 'several') {
			expect(answer.words, name).toEqual(expect.arrayContaining(words));
		} else if (answer.kind === 'line' && answer.read && question.example) {
			expect(answer.read(question.example), name).not.toBe(null);
		}
	}
});
