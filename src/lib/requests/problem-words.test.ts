import { afterEach, expect, it } from 'vitest';
import { overwriteGetLocale, type Locale } from '#lib/paraglide/runtime.js';
import { parameterReader } from './parameters.ts';
import { problemInWords } from './problem-words.ts';

const speak = (locale: Locale) => overwriteGetLocale(() => locale);
afterEach(() => speak('en'));

/** What is wrong with an address, as a page tells it. */
function told(address: string): string[] {
	const read = parameterReader(new URLSearchParams(address));
	read.one('kind', ['open', 'closed'], null);
	read.whole('nth', 1, 1, 5);
	read.numberOrAny('radius', null, 12_500);
	return read.problems.map((problem) =>
		problemInWords(problem, problem.parameter === 'radius' ? undefined : 'Label')
	);
}

it('What could not be read of an address is told by the field, with what would be right.', () => {
	expect(told('kind=x&nth=9&radius=99999')).toEqual([
		'“Label”: “x” is not a value we know. It was left out.',
		'“Label”: 9 is not between 1 and 5.',
		'“radius”: 99999 is not between 0 and 12,500.'
	]);
	expect(told('kind=open&kind=closed')).toEqual([
		'“Label” is given several times (open, closed), so it was left out.'
	]);
	expect(told('nth=soon')).toEqual(['“Label”: “soon” is not a value we know. It was left out.']);
});

it('It is told in the page’s language.', () => {
	speak('es');
	expect(told('kind=x&nth=9&nth=8&radius=99999')).toEqual([
		'«Label»: «x» no es un valor conocido. Se dejó fuera.',
		'«Label» aparece varias veces (9, 8), así que se dejó fuera.',
		'«radius»: 99999 no está entre 0 y 12,500.'
	]);
});
