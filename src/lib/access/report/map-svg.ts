import type { County } from '#lib/access/people/areas.ts';
import { DECAYING, type AccessQuery } from '#lib/access/question/query.ts';
import { CLASSES, NO_CLASS } from '#lib/access/question/scale.ts';
import type { AccessAnswer } from '#lib/access/reach/summarize-access.ts';
import { DETOUR } from '#lib/access/reach/burden.ts';
import type { DrawnClinic } from '#lib/access/reach/drawn-clinic.ts';
import { filterWords } from '#lib/access/words/filter-words.ts';
import { whyUnknown } from '#lib/access/words/unanswerable-words.ts';
import {
	classNames,
	decayName,
	headlineInWords,
	measureName,
	measureSays,
	peopleInWords,
	shareInWords
} from '#lib/access/words/words.ts';
import { dateInWords } from '#lib/clinics/words/provenance-words.ts';
import { sourcesInWords } from '#lib/clinics/words/sources-in-words.ts';
import { escapeXml } from '#lib/format/escape-xml.ts';
import { milesInWords } from '#lib/geo/distance-in-words.ts';
import type { Point } from '#lib/geo/point.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { stateInWords } from '#lib/places/state-in-words.ts';
import {
	classShapes,
	coasts,
	inNation,
	puertoRicoCoasts,
	puertoRicoShapes,
	stateBorders,
	type ClassShape,
	type CountyShapes,
	type Rings
} from './county-shapes.ts';
import { clinicMarks, crossMark, dotMark, pin } from './svg-clinics.ts';
import { pathData, wrapText, type Project } from './svg-text.ts';

/** Colours of a map, each as SVG takes them. */
export interface MapColors {
	/** Of the classes, best served first. */
	classes: readonly string[];
	/** Where there is nobody, or nothing is known. */
	none: string;
	/** Of borders between states, over the classes. */
	border: string;
	/** Of coasts, and around what stands on the ground. */
	edge: string;
	ground: string;
	ink: string;
}

/** What a map is drawn from. */
export interface MapSources {
	query: AccessQuery;
	answer: AccessAnswer;
	counties: readonly County[];
	/** The class of each of `counties`. */
	countyClass: Uint8Array;
	shapes: CountyShapes;
	colors: MapColors;
	/** Clinics that count, and those that the scenario closes. */
	clinics: readonly DrawnClinic[];
	/** Asks the question again, on the page. */
	address: string;
	/** Of the directory. */
	version: string;
	/** ISO date. */
	today: string;
}

const WIDTH = 975;
const MARGIN = 24;

/** Of the atlas: the west ends of the Aleutians lie left of 0, and nothing is above `TOP`. */
const WEST = -57.7;
const TOP = 13;
/** Fits the atlas between the margins. */
const SCALE = (WIDTH - 2 * MARGIN) / (957.6 - WEST);
const MAP_HEIGHT = 546;
/** Where the notes begin, right of the legend. */
const NOTES = 400;
/** Between the parts of the drawing, and between paragraphs. */
const GAP = 14;
const PARAGRAPH = 5;

const onMap: Project = ([x, y]) => [(x - WEST) * SCALE + MARGIN, (y - TOP) * SCALE];

/** Right of Florida there is room for Puerto Rico, drawn larger than the rest. */
const INSET = { x: 842, y: 488, width: 109, height: 52 };
/** Puerto Rico and its islands, Mona to Culebra, in degrees. */
const ISLANDS = { west: -67.97, east: -65.2, north: 18.54, south: 17.85 };
const PER_DEGREE = (INSET.width - 8) / (ISLANDS.east - ISLANDS.west);

/** Degrees are as wide as high there, to one part in twenty: they are drawn narrower. */
const onInset: Project = ([longitude, latitude]) => [
	INSET.x + 4 + (longitude - ISLANDS.west) * PER_DEGREE,
	INSET.y + 5 + ((ISLANDS.north - latitude) * PER_DEGREE) / Math.cos((18.2 * Math.PI) / 180)
];

const MAP_BOX = { left: 0, right: WIDTH, top: -4, bottom: MAP_HEIGHT + 4 };

/** Where a place is on the map or in the inset. */
function placeAt({ latitude, longitude }: Point): readonly [number, number] | null {
	const isIsland =
		latitude >= ISLANDS.south &&
		latitude <= ISLANDS.north &&
		longitude >= ISLANDS.west &&
		longitude <= ISLANDS.east;
	if (isIsland) return onInset([longitude, latitude]);
	const at = inNation([longitude, latitude]);
	if (!at) return null;
	const [x, y] = onMap(at);
	const isIn = x >= MAP_BOX.left && x <= MAP_BOX.right && y >= MAP_BOX.top && y <= MAP_BOX.bottom;
	return isIn ? [x, y] : null;
}

interface Line {
	text: string;
	size: number;
	bold?: boolean;
	/** Stands apart from the line before. */
	starts?: boolean;
}

/** The map of counties as an SVG that stands alone, in the language of the page. */
export function mapSvg(it: MapSources): string {
	const { query, answer, shapes, colors } = it;
	const headline = headlineInWords(query, answer);
	const isHeading = query.measure === 'nearest' || answer.unanswerable !== null;
	const heading = isHeading ? headline : measureName[query.measure]();
	const title = isHeading ? headline : `${heading}. ${headline}`;
	const top = block(headLines(it, heading), MARGIN, MARGIN);
	const nation = classShapes(shapes.nation, it.counties, it.countyClass);
	const islands = puertoRicoShapes(shapes, it.counties, it.countyClass);
	const hasNone = [...nation, ...islands].some((shape) => shape.class === NO_CLASS);
	const mapTop = top.bottom + GAP;
	const footer = mapTop + MAP_HEIGHT + GAP;
	const legend = legendOf(it, footer, hasNone);
	const notes = block(noteLines(it), NOTES, footer);
	const height = Math.ceil(Math.max(legend.bottom, notes.bottom) + GAP);
	const description = [measureSays[query.measure](), m.access_svg_counties(), ...legend.words];
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="access-map-title access-map-words" xml:lang="${getLocale()}" font-family="sans-serif" fill="${escapeXml(colors.ink)}">`,
		`<title id="access-map-title">${escapeXml(title)}</title>`,
		`<desc id="access-map-words">${escapeXml(description.join(' '))}</desc>`,
		`<rect width="${WIDTH}" height="${height}" fill="${escapeXml(colors.ground)}"/>`,
		top.text,
		`<g transform="translate(0 ${mapTop})" stroke-linejoin="round">`,
		...nation.map((shape) => classPath(shape, onMap, colors)),
		linePath(stateBorders(shapes), onMap, colors.border, 0.8),
		linePath(coasts(shapes), onMap, colors.edge, 0.4),
		`<rect x="${INSET.x}" y="${INSET.y}" width="${INSET.width}" height="${INSET.height}" fill="none" stroke="${escapeXml(colors.edge)}" stroke-width=".5" stroke-dasharray="3 3"/>`,
		...islands.map((shape) => classPath(shape, onInset, colors)),
		linePath(puertoRicoCoasts(shapes), onInset, colors.edge, 0.4),
		textAt({ text: stateInWords('PR'), size: 11 }, INSET.x + 6, INSET.y + INSET.height - 6),
		...clinicMarks(it.clinics, query.added, placeAt, colors),
		'</g>',
		legend.text,
		notes.text,
		'</svg>'
	].join('\n');
}

function headLines({ query, answer }: MapSources, heading: string): Line[] {
	const { added, closed, measure, nth } = query;
	const width = WIDTH - 2 * MARGIN;
	const scenario = { added: added.length, closed: closed.length };
	const says = measure === 'nearest' && nth > 1 ? [] : [measureSays[measure]()];
	if (answer.scale === 'score') {
		says.push(`${m.access_miles()}: ${milesInWords(query.miles, query.unit)}.`);
	}
	if (DECAYING.includes(measure)) says.push(`${m.access_decay()}: ${decayName[query.decay]()}.`);
	return [
		...paragraph(heading, 22, width, true),
		...(added.length + closed.length > 0
			? paragraph(m.access_svg_scenario(scenario), 15, width, true)
			: []),
		...(measure === 'nearest' || answer.unanswerable
			? []
			: paragraph(headlineInWords(query, answer), 14, width)),
		...(answer.unanswerable ? paragraph(whyUnknown(query).join(' '), 14, width) : []),
		...paragraph([...says, m.access_svg_counties()].join(' '), 14, width),
		...paragraph(filterWords(query).join('. ') + '.', 14, width)
	];
}

function noteLines({ query, answer, version, today, address }: MapSources): Line[] {
	const notes = [
		m.access_method_sources(),
		m.access_method_line({ detour: DETOUR }),
		...(answer.scale === 'score' ? [m.access_method_capacity()] : []),
		...(query.payer === null ? [] : [m.access_method_payer()]),
		`${m.footer_sources({ sources: sourcesInWords() })} ${m.access_svg_sources()}`,
		...(query.added.some((one) => placeAt(one) === null) ? [m.access_svg_off()] : []),
		m.access_svg_address({ address: address.replaceAll('%2C', ',') }),
		`${m.site_name()}. ${m.access_method_version({ version, date: dateInWords(today) })}`
	];
	return notes.flatMap((note) => paragraph(note, 11.5, WIDTH - NOTES - MARGIN));
}

const paragraph = (text: string, size: number, width: number, bold = false): Line[] =>
	wrapText(text, width, size, bold ? 'bold' : 'normal').map((text, i) => {
		return { text, size, bold, starts: i === 0 };
	});

/** Lines of text, one below the other, from a top edge on; and where they end. */
function block(lines: readonly Line[], x: number, top: number): { text: string; bottom: number } {
	let bottom = top;
	const text = lines.map((line, i) => {
		if (i > 0 && line.starts) bottom += PARAGRAPH;
		const baseline = bottom + line.size;
		bottom += Math.round(line.size * 1.35);
		return textAt(line, x, baseline);
	});
	return { text: text.join('\n'), bottom };
}

const textAt = ({ text, size, bold }: Line, x: number, y: number): string =>
	`<text x="${x}" y="${y}" font-size="${size}"${bold ? ' font-weight="bold"' : ''}>${escapeXml(text)}</text>`;

const colorOf = (k: number, { classes, none }: MapColors): string =>
	escapeXml(k === NO_CLASS ? none : classes[k]);

/** What is one class in one shape. A thin edge of its colour closes the gaps between classes. */
function classPath({ class: k, rings }: ClassShape, project: Project, colors: MapColors): string {
	const color = colorOf(k, colors);
	return `<path d="${pathData(rings, project, 'filled')}" fill="${color}" stroke="${color}" stroke-width=".4"/>`;
}

const linePath = (lines: Rings, project: Project, color: string, width: number): string =>
	`<path d="${pathData(lines, project, 'line')}" fill="none" stroke="${escapeXml(color)}" stroke-width="${width}"/>`;

const MARK_STEP = 22;

/** What the marks mean, of those that are drawn. */
function markRows({ clinics, query, colors }: MapSources) {
	type Mark = { name: string; mark: (at: [number, number]) => string };
	const open = clinics.filter(({ closed }) => !closed);
	const dot =
		(isHollow: boolean): Mark['mark'] =>
		(at) =>
			dotMark(at, isHollow, colors);
	const rows: [isThere: boolean, row: Mark][] = [
		[open.some((it) => !it.approximate), { name: m.access_svg_clinic(), mark: dot(false) }],
		[open.some((it) => it.approximate), { name: m.access_svg_zip(), mark: dot(true) }],
		[
			clinics.some(({ closed }) => closed),
			{ name: m.access_svg_closed(), mark: (at) => crossMark(at, colors) }
		],
		[query.added.length > 0, { name: m.access_svg_added(), mark: (at) => pin(at, 1, colors) }]
	];
	return rows.filter(([isThere]) => isThere).map(([, row]) => row);
}

/** What the colours mean, with people; and the same in words. */
function legendOf(it: MapSources, top: number, hasNone: boolean) {
	const { query, answer, colors } = it;
	const all = answer.people.reduce((sum, one) => sum + one, 0);
	const names = classNames(answer.scale, query.unit);
	const { unanswerable } = answer;
	const classes = unanswerable ? [] : [...Array(CLASSES).keys()];
	const rows = [...classes, ...(hasNone ? [NO_CLASS] : [])].map((k) => {
		if (unanswerable === 'no_payer')
			return { k, name: m.access_unknown_no_payer_map(), people: '' };
		if (unanswerable) {
			const words = { people: peopleInWords(all), share: shareInWords(all, all) };
			return { k, name: m.access_unknown_class(), people: m.access_legend_people(words) };
		}
		if (k === NO_CLASS) return { k, name: m.access_no_data(), people: '' };
		const people = m.access_legend_people({
			people: peopleInWords(answer.people[k]),
			share: shareInWords(answer.people[k], all)
		});
		return { k, name: names[k], people };
	});
	const [swatch, step] = [26, 38];
	const text = rows.flatMap(({ k, name, people }, i) => {
		const y = top + i * step;
		return [
			`<rect x="${MARGIN}" y="${y}" width="${swatch}" height="${swatch}" fill="${colorOf(k, colors)}" stroke="${escapeXml(colors.edge)}" stroke-width=".5"/>`,
			textAt({ text: name, size: 13, bold: true }, MARGIN + swatch + 10, y + 11),
			...(people ? [textAt({ text: people, size: 13 }, MARGIN + swatch + 10, y + 27)] : [])
		];
	});
	const marksTop = top + rows.length * step;
	const marks = markRows(it);
	const markText = marks.flatMap(({ mark, name }, i) => {
		const y = marksTop + i * MARK_STEP;
		return [
			mark([MARGIN + swatch / 2, y + 9]),
			textAt({ text: name, size: 13 }, MARGIN + swatch + 10, y + 13)
		];
	});
	return {
		text: [...text, ...markText].join('\n'),
		bottom: marksTop + marks.length * MARK_STEP,
		words: rows.map(({ name, people }) => (people ? `${name}: ${people}.` : `${name}.`))
	};
}
