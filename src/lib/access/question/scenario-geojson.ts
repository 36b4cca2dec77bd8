import { payerName, routeName } from '#lib/clinics/record/vocabulary-words.ts';
import { sourcesInWords } from '#lib/clinics/words/sources-in-words.ts';
import type { Payer, Route } from '#lib/clinics/record/vocabulary.ts';
import type { Point } from '#lib/geo/point.ts';
import { m } from '#lib/paraglide/messages.js';
import type { NamedClinic } from './named-clinic.ts';
import { writeQuery, type AccessQuery } from './query.ts';
import { REACH_MILES } from './scale.ts';

/** A closed clinic by its id: its name, and where it is. */
export interface ClosedClinic extends NamedClinic, Point {}

/** A clinic that would open. */
interface OpensProperties {
	change: 'opens';
	name: string;
	/** Codes; empty: whatever is asked for. */
	routes: Route[];
	/** Codes; empty: those that are asked for. */
	payers: Payer[];
	/** The same in words. */
	offers: string;
	takes: string;
}

/** A clinic that would close. Names are null when the directory doesn't have it. */
interface ClosesProperties {
	change: 'closes';
	id: string;
	name: string | null;
	city: string | null;
	state: string | null;
}

/** A place on the map (RFC 7946): longitude first. null: nobody knows where. */
export interface ScenarioFeature {
	type: 'Feature';
	geometry: { type: 'Point'; coordinates: [longitude: number, latitude: number] } | null;
	properties: OpensProperties | ClosesProperties;
}

/** A scenario as a GeoJSON FeatureCollection; its other members say what it was asked with. */
export interface ScenarioGeoJson {
	type: 'FeatureCollection';
	title: string;
	/** Asks it again, after "?" in the address of the access map: see `readQuery`. */
	parameters: string;
	/** Of the closed clinics, which are the directory's, and of what is derived from them. */
	license: 'ODbL-1.0';
	attribution: string;
	/** How many more people are within so many miles; negative: fewer. null: not reckoned. */
	peopleGainedWithinMiles: Record<string, number> | null;
	/** Version of the directory, and the ISO date it was asked on. */
	version: string;
	date: string;
	features: ScenarioFeature[];
}

/** Decimals kept of a coordinate: about a metre. */
const DECIMALS = 5;

/**
 * The clinics that a question supposes to open and to close, in the language of the page.
 *
 * @param gained people whom it brings within each of `REACH_MILES`; null: not reckoned
 * @param clinicOf a clinic of the directory by its id; undefined: it isn't there
 */
export function scenarioGeoJson(
	query: AccessQuery,
	clinicOf: (id: string) => ClosedClinic | undefined,
	{ version, today, gained }: { version: string; today: string; gained: number[] | null }
): ScenarioGeoJson {
	const opens = query.added.map(({ routes, payers, ...at }, i): ScenarioFeature => {
		const offers = routes.map((route) => routeName[route]()).join('; ');
		const takes = payers.map((payer) => payerName[payer]()).join('; ');
		return {
			type: 'Feature',
			geometry: pointAt(at),
			properties: {
				change: 'opens',
				name: m.access_dropped({ number: i + 1 }),
				routes,
				payers,
				offers: offers || m.access_offers_any(),
				takes: takes || m.access_takes_any()
			}
		};
	});
	const closes = query.closed.map((id): ScenarioFeature => {
		const clinic = clinicOf(id);
		const { name = null, city = null, state = null } = clinic ?? {};
		return {
			type: 'Feature',
			geometry: clinic ? pointAt(clinic) : null,
			properties: { change: 'closes', id, name, city, state }
		};
	});
	return {
		type: 'FeatureCollection',
		title: m.access_what_if(),
		parameters: writeQuery(query).toString(),
		license: 'ODbL-1.0',
		attribution: `${m.footer_sources({ sources: sourcesInWords() })} ${m.access_svg_sources()}`,
		peopleGainedWithinMiles:
			gained && Object.fromEntries(REACH_MILES.map((miles, k) => [String(miles), gained[k]])),
		version,
		date: today,
		features: [...opens, ...closes]
	};
}

function pointAt({ latitude, longitude }: Point): ScenarioFeature['geometry'] {
	const round = (degrees: number) => Number(degrees.toFixed(DECIMALS));
	return { type: 'Point', coordinates: [round(longitude), round(latitude)] };
}
