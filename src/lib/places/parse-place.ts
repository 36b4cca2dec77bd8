import { isPoint } from '#lib/geo/point.ts';
import type { Point } from '#lib/geo/point.ts';
import type { MalformedReason } from './place.ts';
import type { StateCode } from './states.ts';
import { stateCode } from './states.ts';
import { townKey } from './town-key.ts';
import { isMilitaryZip } from './zip-table.ts';

/** One way to read a text as a town. */
export interface TownReading {
	key: string;
	state?: StateCode;
	/** `townKey` of the county's name. */
	county?: string;
	/** A state was written that is none of ours ("Paris, France"). */
	elsewhere?: boolean;
}

/** What a text says, before any table is asked. */
export type ParsedPlace =
	| { kind: 'point'; point: Point }
	| { kind: 'zip'; zip: string }
	/** Possible readings, the most literal first: "Kansas City" before "Kansas" in a state "City". */
	| { kind: 'town'; readings: TownReading[] }
	| { kind: 'malformed'; reason: MalformedReason };

/** Longer than any place, address included. */
const LONGEST = 200;

const ZIP_WORD = /^(?:zip(?: ?code)?|c[oó]digo postal)[\s:#]*(?=\d)/i;
/** Five digits, with or without the four of ZIP+4, finished or not. */
const ZIP = /^(\d{5})(?:[- ]\d{0,4}|\d{4})?$/;
/** An address or "City, ST" that ends in a ZIP. */
const ENDS_IN_ZIP = /\p{L}.*[\s,](\d{5})(?:-\d{4})?$/u;
const NUMBER = String.raw`([+-]?\d+(?:\.\d*)?|[+-]?\.\d+)\s*°?\s*`;
const COORDINATES = new RegExp(`^${NUMBER}([NS])?(?:\\s*[,;]\\s*|\\s+)${NUMBER}([EWO])?$`, 'i');
const COUNTRY =
	/[\s,]+(?:u\.?s\.?a\.?|u\.s\.|united states(?: of america)?|ee\.? ?uu\.?|estados unidos)$/i;
const COUNTY_WORD = /\s(?:county|parish|borough|municipio)$/i;

/** Reads a text as coordinates, a ZIP or a town. Never throws. */
export function parsePlace(input: string): ParsedPlace {
	const text = input
		.normalize('NFKC')
		.replace(/[−–]/g, '-')
		.replace(/\s+/g, ' ')
		.replace(/^[ ,;]+/, '')
		.trimEnd();
	if (input.trim() === '') return malformed('empty');
	if (text.length > LONGEST) return malformed('not_a_place');

	const number = text.replace(ZIP_WORD, '').replace(/[ ,;.]+$/, '');
	const zip = ZIP.exec(number)?.[1];
	if (zip) return readZip(zip);
	const coordinates = COORDINATES.exec(text);
	if (coordinates) return readCoordinates(coordinates);
	if (/^\d+$/.test(number)) return malformed(number.length < 5 ? 'short_zip' : 'long_zip');
	const last = ENDS_IN_ZIP.exec(text)?.[1];
	if (last) return readZip(last);

	const readings = readTown(text.replace(COUNTRY, ''));
	return readings.length > 0 ? { kind: 'town', readings } : malformed('not_a_place');
}

function readZip(zip: string): ParsedPlace {
	return isMilitaryZip(zip) ? malformed('military_zip') : { kind: 'zip', zip };
}

function readCoordinates([, lat, northSouth, lon, eastWest]: RegExpExecArray): ParsedPlace {
	const latitude = Number(lat) * (/s/i.test(northSouth ?? '') ? -1 : 1);
	// Spanish says "oeste" for west.
	const longitude = Number(lon) * (/[wo]/i.test(eastWest ?? '') ? -1 : 1);
	if (!isPoint(latitude, longitude)) return malformed('out_of_range');
	return { kind: 'point', point: { latitude, longitude } };
}

function readTown(text: string): TownReading[] {
	const parts = text.split(',').map((part) => part.trim());
	const whole = townKey(text);
	if (!/[a-z]/.test(whole)) return [];
	const [name, ...rest] = parts.filter((part) => part !== '');
	if (rest.length === 0) return [{ key: whole }, ...splitState(text)];

	const key = townKey(name);
	const state = stateCode(rest[rest.length - 1]);
	if (!state) return [{ key, elsewhere: true }, { key: whole }];
	if (rest.length === 1) return [{ key, state }];
	const county = townKey(rest[0].replace(COUNTY_WORD, ''));
	// An address: its town is the last part but one.
	return [
		{ key, state, county },
		{ key: townKey(rest[rest.length - 2]), state }
	];
}

/** "Phoenix AZ", "Santa Fe New Mexico": a state of one to three words at the end. */
function splitState(text: string): TownReading[] {
	const words = text.split(' ').filter((word) => word !== '');
	const readings: TownReading[] = [];
	for (let count = Math.min(4, words.length - 1); count >= 1; count--) {
		const state = stateCode(words.slice(-count).join(' '));
		const key = townKey(words.slice(0, -count).join(' '));
		if (state && key) readings.push({ key, state });
	}
	return readings;
}

function malformed(reason: MalformedReason): ParsedPlace {
	return { kind: 'malformed', reason };
}
