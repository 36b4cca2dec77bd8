import { afterEach, describe, expect, it, vi } from 'vitest';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { publishCommitted } from '../../../../tests/support/published.ts';
import type { AccessAnswer } from '#lib/access/reach/summarize-access.ts';
import { countyShapes } from './county-shapes.server.ts';
import { classShapes, puertoRicoShapes } from './county-shapes.ts';
import { mapSvg } from './map-svg.ts';
import { drawnClinics, serverMap } from '#lib/access/reach/server-engine.server.ts';
import { readQuery } from '#lib/access/question/query.ts';
import { NO_CLASS } from '#lib/access/question/scale.ts';

// The first answer plants a tree over all tracts.
vi.setConfig({ testTimeout: 120_000 });

const { texts } = await publishCommitted();

afterEach(() => overwriteGetLocale(() => 'en'));

const COLORS = {
	classes: ['#000001', '#000002', '#000003', '#000004', '#000005'],
	none: '#00000f',
	border: '#ffffff',
	edge: '#333333',
	ground: '#fffffe',
	ink: '#111111'
};

function drawn(text: string) {
	const { query } = readQuery(new URLSearchParams(text));
	const { answer, counties, countyClass, open, version, today } = serverMap(query, '2025-06-01');
	const clinics = drawnClinics(open as Uint8Array);
	const address = `https://example.org/access?${text}`;
	const shapes = countyShapes();
	const sources = { query, counties, clinics, address, version, today, shapes, colors: COLORS };
	const own = { answer: answer as AccessAnswer, countyClass: countyClass as Uint8Array };
	return { svg: mapSvg({ ...sources, ...own }), ...sources, ...own };
}

/** Whether every tag of a text is closed in its turn, and no stray character stands between. */
function isWellFormed(xml: string): boolean {
	const open: string[] = [];
	const rest = xml.replaceAll(
		/<(\/?)([a-z]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/g,
		(_, closes: string, name: string, _attributes: string, empty: string) => {
			if (closes) return open.pop() === name ? '' : '<';
			if (!empty) open.push(name);
			return '';
		}
	);
	return open.length === 0 && !/[<>]|&(?!(amp|lt|gt|quot|#39);)/.test(rest);
}

const QUESTIONS = [
	'',
	'route=iv_infusion&payer=medicaid&unit=km',
	'measure=e2sfca&miles=100',
	'measure=extra&payer=tricare&nth=2',
	'route=oral',
	'route=iv_infusion&route=im_injection&route=esketamine_nasal&payer=private&coverage=any&nth=3&telehealth=1&add=46.8,-100.8'
];

describe.each(QUESTIONS)('the map of "%s"', (text) => {
	it.each(['en', 'es'] as const)('is an image that stands alone: %s', (locale) => {
		overwriteGetLocale(() => locale);
		const { svg } = drawn(text);
		expect(isWellFormed(svg)).toBe(true);
		expect(svg).toContain(`xml:lang="${locale}"`);
		expect(svg).toContain('role="img"');
		expect(svg).toMatch(/<title id="access-map-title">[^<]{10,}<\/title>/);
		expect(svg).toMatch(/<desc id="access-map-words">[^<]{100,}<\/desc>/);
		expect(svg).not.toMatch(/NaN|undefined|null|Infinity|href/);
		expect(svg).toContain('2025');
		expect(svg.length).toBeLessThan(250_000);
	});

	it('has every county once', () => {
		const { shapes, counties, countyClass, answer } = drawn(text);
		const nation = classShapes(shapes.nation, counties, countyClass);
		const islands = puertoRicoShapes(shapes, counties, countyClass);
		const codes = [...nation, ...islands].flatMap((shape) => shape.counties);
		expect(new Set(codes).size).toBe(codes.length);
		// Valdez–Cordova stands for Chugach and Copper River.
		const known = counties.map(({ code }) => code).filter((code) => !/^0206[36]$/.test(code));
		expect(codes.toSorted()).toEqual([...known, '02261'].toSorted());
		for (const shape of [...nation, ...islands]) {
			expect(shape.class === NO_CLASS).toBe(answer.unanswerable !== null);
			for (const code of shape.counties) {
				const c = counties.findIndex((it) => it.code === (code === '02261' ? '02063' : code));
				if (countyClass[c] !== shape.class) expect.unreachable(code);
			}
		}
	});

	it('tells of each class how many people it stands for', () => {
		const { svg, answer } = drawn(text);
		const words = /<desc [^>]*>([^<]*)/.exec(svg)?.[1] ?? '';
		const people = [...words.matchAll(/: ([\d,]+) people/g)].map(([, number]) =>
			Number(number.replaceAll(',', ''))
		);
		expect(people).toEqual(answer.unanswerable ? [answer.national.population] : answer.people);
		expect(people.reduce((sum, one) => sum + one, 0)).toBe(answer.national.population);
	});
});

describe('the map', () => {
	it('says what it shows, and what is supposed', () => {
		expect(drawn('').svg).toMatch(
			/<title [^>]*>[\d.]+ million people, \d+% of all, live more than/
		);
		const supposed = drawn('measure=bfca&add=46.8,-100.8&close=a').svg;
		expect(supposed).toContain('Clinics added: 1; closed: 1.');
		expect(supposed).toContain('<title id="access-map-title">Clinics per person, nobody counted');
		expect(drawn('').svg).not.toContain('added');
	});

	it('draws the clinics that count, the closed ones crossed, and the added ones with their numbers', () => {
		const plain = drawn('');
		expect(plain.clinics).toHaveLength(plain.answer.matching);
		const dots = plain.svg.match(/M[\d.]+ [\d.]+h0/g) ?? [];
		// Each is a ring, a dot and maybe a hole; clinics at one spot are one mark.
		expect(dots.length).toBeGreaterThan(plain.answer.matching);
		expect(plain.svg).toContain('A clinic that fits');
		expect(plain.svg).toContain('middle of its ZIP code');
		expect(plain.svg).not.toContain('6 6m0-6');
		const closed = texts.treatments.id[0];
		const supposed = drawn(`add=46.8,-100.8&add=18.2,-66.5&close=${closed}`).svg;
		expect(supposed).toContain('text-anchor="middle" fill="#fffffe">2</text>');
		expect(supposed).toContain('l6 6m0-6l-6 6');
		expect(supposed).toContain('Added, as supposed, by its number');
		expect(supposed).toContain('Closed, as supposed');
		expect(supposed).not.toContain('is not on this map');
		expect(drawn('add=13.4,144.8').svg).toContain('is not on this map');
	});

	it('names the filters and its address', () => {
		const { svg } = drawn('route=iv_infusion&payer=medicaid&age=children&measure=count');
		const words = [...svg.matchAll(/<text [^>]*>([^<]*)</g)].map(([, text]) => text).join(' ');
		expect(words).toContain('Treatment: Ketamine infusion (IV). Insurance: Medicaid.');
		expect(words.replaceAll(' ', '')).toContain(
			'https://example.org/access?route=iv_infusion&amp;payer=medicaid'
		);
	});

	it('shows no class where no source has a clinic that fits, and says so in its title', () => {
		const { svg } = drawn('route=esketamine_nasal&payer=medicaid');
		expect(svg).toContain(
			'<title id="access-map-title">Our sources have no clinic that reports esketamine (Spravato) and takes Medicaid.'
		);
		expect(svg).toContain('Not known: our sources have none that fits');
		for (const color of COLORS.classes) expect(svg).not.toContain(color);
		expect(drawn('measure=extra').svg).toContain('Choose an insurance');
	});

	it('speaks the language of the page', () => {
		overwriteGetLocale(() => 'es');
		expect(drawn('payer=medicaid').svg).toMatch(/<title [^>]*>[\d.]+ millones de personas/);
	});

	it('marks where nothing is known', () => {
		const { counties, countyClass, ...rest } = drawn('');
		const blank = mapSvg({
			counties: counties.slice(1),
			countyClass: countyClass.slice(1),
			...rest
		});
		expect(blank).toContain('No data');
		expect(blank).toContain(`fill="${COLORS.none}"`);
		expect(rest.svg).not.toContain('No data');
	});

	it('takes colours as they are, and lets none break out', () => {
		const sources = drawn('');
		const colors = { ...COLORS, none: '"><script>' };
		const blank = mapSvg({ ...sources, countyClass: new Uint8Array(4000).fill(NO_CLASS), colors });
		expect(isWellFormed(blank)).toBe(true);
	});
});
