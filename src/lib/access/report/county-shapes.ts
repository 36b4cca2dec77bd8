import { geoAlbersUsa } from 'd3-geo';
import { merge, mesh } from 'topojson-client';
import type { GeometryCollection, MultiPolygon, Polygon, Topology } from 'topojson-specification';
import type { County } from '#lib/access/people/areas.ts';
import { CLASSES, NO_CLASS } from '#lib/access/question/scale.ts';
import { STANDS_FOR } from '#lib/geo/renamed-counties.ts';

/** Shapes of counties and states, as in us-atlas. */
export type Atlas = Topology<{ counties: GeometryCollection; states: GeometryCollection }>;

export interface CountyShapes {
	/** Of the states, projected (Albers), with Alaska and Hawaii below the rest: for 975 × 610. */
	nation: Atlas;
	/** Of all counties, in degrees. The only one that has Puerto Rico. */
	world: Atlas;
}

/**
 * Where a longitude and latitude are in `nation`. null: in none of the states, as Puerto Rico.
 * As large, and with the middle, that us-atlas drew its shapes with.
 */
export const inNation = geoAlbersUsa().scale(1300).translate([487.5, 305]);

/** A point of a drawing, or longitude and latitude. */
export type Position = readonly number[];

/** A shape to fill: rings of polygons. */
export type Rings = readonly (readonly Position[])[];

/** The counties of one class: NO_CLASS where there is nobody, or nothing is known. */
export interface ClassShape {
	class: number;
	/** Codes of the counties, as the atlas has them. */
	counties: string[];
	/** The outline around all of them. */
	rings: Rings;
}

/** First digits of the codes of Puerto Rico's municipios. */
const PUERTO_RICO = '72';

/**
 * The shapes of the classes, best served first, what nothing is known of last. Every county of the
 * atlas is in one of them.
 *
 * @param countyClass the class of each of `counties`
 */
export function classShapes(
	atlas: Atlas,
	counties: readonly County[],
	countyClass: Uint8Array,
	isIn: (code: string) => boolean = () => true
): ClassShape[] {
	const classes = new Map(counties.map(({ code }, c) => [code, countyClass[c]]));
	const classOf = (code: string) =>
		classes.get(code) ?? classes.get(STANDS_FOR[code] ?? '') ?? NO_CLASS;
	const shapes = atlas.objects.counties.geometries.filter(({ id }) => isIn(String(id)));
	return [...Array(CLASSES).keys(), NO_CLASS].flatMap((k): ClassShape[] => {
		const own = shapes.filter(({ id }) => classOf(String(id)) === k);
		if (own.length === 0) return [];
		// The atlas has no other shapes of counties.
		const merged = merge(atlas as never, own as (Polygon | MultiPolygon)[]);
		return [
			{ class: k, counties: own.map(({ id }) => String(id)), rings: merged.coordinates.flat() }
		];
	});
}

/** The same of Puerto Rico, in degrees. */
export const puertoRicoShapes = (
	{ world }: CountyShapes,
	counties: readonly County[],
	countyClass: Uint8Array
): ClassShape[] =>
	classShapes(world, counties, countyClass, (code) => code.startsWith(PUERTO_RICO));

/** The borders between states, as lines. */
export const stateBorders = ({ nation }: CountyShapes): Rings =>
	mesh(nation as never, nation.objects.states, (one, other) => one !== other).coordinates;

/** The coasts of the states, and their borders with other countries. */
export const coasts = ({ nation }: CountyShapes): Rings =>
	mesh(nation as never, nation.objects.states, (one, other) => one === other).coordinates;

/** The coasts of Puerto Rico, in degrees. */
export function puertoRicoCoasts({ world }: CountyShapes): Rings {
	const geometries = world.objects.states.geometries.filter(({ id }) => id === PUERTO_RICO);
	return mesh(world as never, { type: 'GeometryCollection', geometries }).coordinates;
}
