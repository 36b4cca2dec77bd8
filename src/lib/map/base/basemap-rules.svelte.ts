import {
	CenteredTextSymbolizer,
	CircleSymbolizer,
	GeomType,
	GroupSymbolizer,
	LineSymbolizer,
	OffsetTextSymbolizer,
	PolygonSymbolizer,
	exp,
	type Feature,
	type LabelRule,
	type PaintRule
} from 'protomaps-leaflet';
import type { Palette } from './palette.ts';
import { ShieldLabel } from './shield-label.svelte.ts';

const FAMILY = "'Atkinson Hyperlegible Next Variable', system-ui, sans-serif";
const font = (weight: number, size: number) => `${weight} ${size}px ${FAMILY}`;

const kindIs =
	(...kinds: string[]) =>
	(_zoom: number, { props }: Feature) =>
		kinds.includes(String(props.kind));
const isArea = ({ geomType }: Feature) => geomType === GeomType.Polygon;
const isLine = ({ geomType }: Feature) => geomType === GeomType.Line;
const isSpot = ({ geomType }: Feature) => geomType === GeomType.Point;
const isGreatLake = ({ props }: Feature) => props.kind_detail === 'great_lake';
const isOurs = ({ props }: Feature) => props.kind_detail === 'us';
const people = (props: { [key: string]: unknown }) => Number(props.population ?? 0);
const firstZoom = ({ props }: Feature) => Number(props.min_zoom ?? 0);

/** Half the gap between two sources of land along a border, in pixels: 3 km on the ground. */
const seamWidth = (zoom: number) => Math.max(3, (6000 * 2 ** zoom) / 156543 / 0.7);

/**
 * What is painted, from the bottom up, over layers of the Protomaps schema. Kinds our own archive
 * does not have (minor roads, buildings, parks) are for an operator's street-level one.
 */
export function paintRules(colors: Palette): PaintRule[] {
	const area = (fill: string) => new PolygonSymbolizer({ fill });
	const line = (color: string, stops: number[][], dash?: number[]) =>
		new LineSymbolizer({
			color,
			width: exp(1.4, stops),
			dash,
			lineJoin: 'round',
			lineCap: 'round'
		});
	const highway = kindIs('highway');
	return [
		{
			dataLayer: 'earth',
			symbolizer: area(colors.land),
			filter: (_z, f) => isArea(f) && !isOurs(f)
		},
		{
			dataLayer: 'earth',
			symbolizer: new LineSymbolizer({ color: colors.land, width: seamWidth, lineJoin: 'round' }),
			filter: kindIs('seam')
		},
		// The Great Lakes before our shore: it is the finer one.
		{ dataLayer: 'water', symbolizer: area(colors.water), filter: (_z, f) => isGreatLake(f) },
		{ dataLayer: 'earth', symbolizer: area(colors.land), filter: (_z, f) => isOurs(f) },
		{
			dataLayer: 'landuse',
			symbolizer: area(colors.green),
			filter: kindIs('park', 'national_park', 'forest', 'wood', 'nature_reserve')
		},
		{
			dataLayer: 'water',
			symbolizer: area(colors.water),
			filter: (_z, f) => isArea(f) && !isGreatLake(f)
		},
		{
			dataLayer: 'water',
			symbolizer: line(colors.river, [
				[4, 0.5],
				[8, 1],
				[12, 2]
			]),
			filter: (_z, f) => isLine(f)
		},
		{ dataLayer: 'buildings', minzoom: 14, symbolizer: area(colors.building) },
		{
			dataLayer: 'boundaries',
			minzoom: 7,
			symbolizer: line(colors.countyBorder, [
				[7, 0.6],
				[10, 1.2]
			]),
			filter: kindIs('county')
		},
		{
			dataLayer: 'boundaries',
			minzoom: 3,
			symbolizer: line(colors.stateBorder, [
				[3, 0.6],
				[6, 1],
				[10, 1.8]
			]),
			filter: kindIs('region')
		},
		{
			dataLayer: 'boundaries',
			symbolizer: line(colors.countryBorder, [
				[3, 0.8],
				[8, 1.6]
			]),
			filter: kindIs('country')
		},
		{
			dataLayer: 'roads',
			minzoom: 12,
			symbolizer: line(colors.minorRoad, [
				[12, 0.8],
				[16, 5]
			]),
			filter: kindIs('minor_road')
		},
		{
			dataLayer: 'roads',
			minzoom: 9,
			symbolizer: line(colors.road, [
				[9, 0.6],
				[16, 6]
			]),
			filter: kindIs('major_road', 'medium_road')
		},
		{
			dataLayer: 'roads',
			minzoom: 7,
			symbolizer: line(colors.roadEdge, [
				[7, 2],
				[10, 4.2],
				[14, 9]
			]),
			filter: highway
		},
		{
			dataLayer: 'roads',
			symbolizer: line(colors.road, [
				[5, 0.7],
				[7, 1.1],
				[10, 2.6],
				[14, 6.5]
			]),
			filter: (z, f) => highway(z, f) && firstZoom(f) <= z
		}
	];
}

/** What is written, most important first: a later label gives way to an earlier one. */
export function labelRules(colors: Palette, locale: 'en' | 'es'): LabelRule[] {
	const labelProps = [`name:${locale}`, 'name'];
	const halo = { stroke: colors.halo, width: 2 };
	const bySize = (a: { [key: string]: unknown }, b: { [key: string]: unknown }) =>
		people(b) - people(a);
	const town = (weight: number, size: number) =>
		new GroupSymbolizer([
			new CircleSymbolizer({ radius: 2, fill: colors.text, stroke: colors.halo, width: 1 }),
			new OffsetTextSymbolizer({
				labelProps,
				fill: colors.text,
				...halo,
				font: font(weight, size),
				offsetX: 6,
				offsetY: 4,
				maxLineChars: 18
			})
		]);
	const townsOf = (least: number, below: number, zoom: number) => (z: number, f: Feature) =>
		f.props.kind === 'locality' &&
		z >= zoom &&
		firstZoom(f) <= z &&
		people(f.props) >= least &&
		people(f.props) < below;
	const name = (fill: string, text: string, textTransform?: string, letterSpacing = 0) =>
		new CenteredTextSymbolizer({
			labelProps,
			fill,
			...halo,
			font: text,
			textTransform,
			letterSpacing,
			maxLineChars: 14,
			lineHeight: 1.15
		});

	return [
		{
			dataLayer: 'places',
			maxzoom: 7,
			symbolizer: name(colors.softText, font(600, 14), 'uppercase', 1),
			filter: kindIs('country')
		},
		{
			dataLayer: 'places',
			minzoom: 4,
			sort: bySize,
			symbolizer: town(600, 14),
			filter: townsOf(600_000, Infinity, 4)
		},
		{
			dataLayer: 'places',
			minzoom: 5,
			maxzoom: 7,
			symbolizer: name(colors.softText, font(500, 12), 'uppercase', 0.6),
			filter: kindIs('region')
		},
		{
			dataLayer: 'places',
			minzoom: 5,
			sort: bySize,
			symbolizer: town(550, 13),
			filter: townsOf(100_000, 600_000, 5)
		},
		{
			dataLayer: 'roads',
			minzoom: 7,
			symbolizer: new ShieldLabel(colors, FAMILY),
			filter: (z, f) => isLine(f) && firstZoom(f) + 1 <= z
		},
		{
			dataLayer: 'places',
			minzoom: 7,
			sort: bySize,
			symbolizer: town(450, 12.5),
			filter: townsOf(0, 100_000, 7)
		},
		{
			dataLayer: 'water',
			minzoom: 5,
			symbolizer: name(colors.waterText, `italic ${font(450, 12)}`),
			filter: (z, f) => isSpot(f) && firstZoom(f) <= z
		},
		{
			dataLayer: 'zips',
			minzoom: 11,
			symbolizer: name(colors.softText, font(400, 11.5))
		},
		{
			dataLayer: 'places',
			minzoom: 9,
			maxzoom: 11,
			symbolizer: name(colors.softText, font(500, 10.5), 'uppercase', 0.5),
			filter: kindIs('county')
		}
	];
}
