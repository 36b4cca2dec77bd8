import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distance } from '#lib/geo/point.ts';
import { ALIASES } from './aliases.ts';
import { buildShards } from './build-shards.ts';
import { PlacesUnavailable, memoryShards } from './load-shard.ts';
import { townPlace } from './make-place.ts';
import type { Resolution } from './place.ts';
import { resolvePlace } from './resolve.ts';
import { STATE_CODES, stateName } from './states.ts';
import { townTable } from './town-table.server.ts';
import { zipTable } from './zip-table.server.ts';

const { zips } = zipTable();
const towns = townTable();
const load = memoryShards(buildShards(zips, towns));

/** A resolution in a line: "= Phoenix, AZ", "? Portland, OR; Portland, ME", "unknown town: …". */
function told(resolution: Resolution): string {
	switch (resolution.kind) {
		case 'found':
			return `= ${resolution.place.text}`;
		case 'choose':
			return `? ${resolution.places.map((place) => place.text).join('; ')}`;
		case 'unknown':
			return `unknown ${resolution.input}: ${resolution.suggestions.map((place) => place.text).join('; ')}`;
		case 'malformed':
			return resolution.reason;
	}
}

describe('resolvePlace', () => {
	it.each([
		['85004', '= 85004'],
		['85004-1234', '= 85004'],
		['Phoenix, AZ 85004', '= 85004'],
		['Phoenix, AZ', '= Phoenix, AZ'],
		['  pHOENIX   az ', '= Phoenix, AZ'],
		['Phoenix, Arizona', '= Phoenix, AZ'],
		['phoenix', '= Phoenix, AZ'],
		['Phoenix, Arizona, USA', '= Phoenix, AZ'],
		['Chicago', '= Chicago, IL'],
		['St Paul', '= Saint Paul, MN'],
		['Saint Paul, MN', '= Saint Paul, MN'],
		['St. Paul Minnesota', '= Saint Paul, MN'],
		['st louis mo', '= St. Louis, MO'],
		['Ft Worth', '= Fort Worth, TX'],
		['Mt Vernon, WA', '= Mount Vernon, WA'],
		['Washington DC', '= Washington, DC'],
		['Washington, D.C.', '= Washington, DC'],
		['Washington', '= Washington, DC'],
		['DC', '= Washington, DC'],
		['NYC', '= New York, NY'],
		['New York City', '= New York, NY'],
		['New York', '= New York, NY'],
		['Nueva York', '= New York, NY'],
		['Bronx', '= The Bronx, NY'],
		['LA', '= Los Angeles, CA'],
		['SF', '= San Francisco, CA'],
		['Philly', '= Philadelphia, PA'],
		['Vegas', '= Las Vegas, NV'],
		['San Juan, PR', '= San Juan, PR'],
		['mayaguez', '= Mayagüez, PR'],
		['Mayagüez, Puerto Rico', '= Mayagüez, PR'],
		['Hagatna', '= Hagåtña, GU'],
		['Kansas City, Kansas', '= Kansas City, KS'],
		['Kansas City', '? Kansas City, MO; Kansas City, KS'],
		['1600 Pennsylvania Ave, Washington, DC', '= Washington, DC'],
		['Plantation, FL', '= Plantation, FL'],
		['Plantation, Monroe County, FL', '= Plantation, Monroe County, FL'],
		['33.448,-112.074', '= 33.448,-112.074'],
		['33.44838° N, 112.07404° W', '= 33.448,-112.074'],
		[
			'Texas',
			'? Houston, TX; San Antonio, TX; Dallas, TX; Austin, TX; Fort Worth, TX; El Paso, TX'
		],
		['850', 'short_zip'],
		['09001', 'military_zip'],
		['', 'empty'],
		['91,0', 'out_of_range'],
		['?', 'not_a_place'],
		['xhoenix', 'unknown town: Phoenix, AZ'],
		['Chcago', 'unknown town: Chicago, IL'],
		['Los Angelos, CA', 'unknown town: Los Angeles, CA'],
		['Zzyzzx Qqq', 'unknown town: ']
	])('reads "%s" as %s', async (text, expected) => {
		expect(told(await resolvePlace(text, load))).toBe(expected);
	});

	it.each([
		['Springfield', ['Springfield, MO', 'Springfield, MA', 'Springfield, IL', 'Springfield, OR']],
		['Portland', ['Portland, OR', 'Portland, ME']],
		['Pittsburg', ['Pittsburgh, PA', 'Pittsburg, CA']],
		['Georgetown, IN', ['Georgetown, Cass County, IN', 'Georgetown, St. Joseph County, IN']],
		['Nevada', ['Las Vegas, NV', 'Henderson, NV']]
	])('offers the towns called "%s", largest first', async (text, first) => {
		const resolution = await resolvePlace(text, load);
		const texts = resolution.kind === 'choose' ? resolution.places.map((place) => place.text) : [];
		expect(texts.slice(0, first.length)).toEqual(first);
		expect(new Set(texts).size).toBe(texts.length);
	});

	it.each([
		['Pheonix', 'Phoenix, AZ'],
		['Hpoenix', 'Phoenix, AZ'],
		['Albuqerque NM', 'Albuquerque, NM'],
		['Cincinatti', 'Cincinnati, OH'],
		['Philladelphia', 'Philadelphia, PA'],
		['Pheonix, OR', 'Phoenix, OR'],
		['Chicago, AZ', 'Chicago, IL'],
		['Paris, France', 'Paris, TX'],
		['Minneap', 'Minneapolis, MN']
	])('suggests for "%s" first %s', async (text, first) => {
		const resolution = await resolvePlace(text, load);
		expect(resolution).toMatchObject({ kind: 'unknown', input: 'town' });
		expect(resolution.kind === 'unknown' && resolution.suggestions[0].text).toBe(first);
	});

	it('suggests near ZIPs, each with its town, for one that is unknown', async () => {
		const resolution = await resolvePlace('92143', load);
		expect(resolution).toMatchObject({ kind: 'unknown', input: 'zip' });
		expect(resolution.kind === 'unknown' && resolution.suggestions[0].label).toBe(
			'ZIP 92142 (San Diego, CA)'
		);
	});

	it('says how precise a place is, and gives its parts apart', async () => {
		expect(await resolvePlace('85004', load)).toEqual({
			kind: 'found',
			place: {
				kind: 'zip',
				text: '85004',
				label: 'ZIP 85004 (Phoenix, AZ)',
				zip: '85004',
				name: 'Phoenix',
				state: 'AZ',
				latitude: expect.closeTo(33.45, 1),
				longitude: expect.closeTo(-112.07, 1),
				precision: 'zip_area'
			}
		});
		expect(await resolvePlace('20500', load)).toMatchObject({
			place: { precision: 'zip_fallback', name: 'Washington' }
		});
		expect(await resolvePlace('72405', load)).toMatchObject({ place: { label: 'ZIP 72405 (AR)' } });
		expect(await resolvePlace('Phoenix', load)).toMatchObject({ place: { precision: 'town' } });
		expect(await resolvePlace('0,-0.0001', load)).toMatchObject({
			place: { precision: 'point', text: '0,0' }
		});
	});

	it('finds every alias and the largest town of every state by its name', async () => {
		for (const [alias, name, state] of ALIASES) {
			expect(told(await resolvePlace(`${alias}, ${state}`, load))).toBe(`= ${name}, ${state}`);
		}
		for (const code of STATE_CODES) {
			expect(told(await resolvePlace(stateName(code), load))).toMatch(/^[=?]/);
		}
	});

	it('finds the same place again by the text of any ZIP', async () => {
		await fc.assert(
			fc.asyncProperty(fc.constantFrom(...zips), async ({ zip }) => {
				const resolution = await resolvePlace(zip, load);
				expect(told(resolution)).toBe(`= ${zip}`);
			}),
			{ numRuns: 150 }
		);
	});

	it('finds the same place again by the text of any town', async () => {
		await fc.assert(
			fc.asyncProperty(fc.constantFrom(...towns), async (town) => {
				const resolution = await resolvePlace(townPlace(town).text, load);
				expect(told(resolution)).toBe(`= ${townPlace(town).text}`);
				expect(resolution.kind === 'found' && distance(resolution.place, town)).toBeLessThan(8);
			}),
			{ numRuns: 500 }
		);
	});

	it('finds the same place again by the text of any point', async () => {
		const degrees = (max: number) => fc.double({ min: -max, max, noNaN: true });
		await fc.assert(
			fc.asyncProperty(degrees(90), degrees(180), async (latitude, longitude) => {
				const first = await resolvePlace(`${latitude.toFixed(6)},${longitude.toFixed(6)}`, load);
				const again = await resolvePlace(first.kind === 'found' ? first.place.text : '', load);
				expect(first.kind).toBe('found');
				expect(again).toEqual(first);
			})
		);
	});

	it('never throws, whatever is typed', async () => {
		const text = fc.oneof(
			fc.string({ unit: 'binary' }),
			fc.string({ unit: fc.constantFrom(...'0123456789-., NSW°') }),
			fc.string({ unit: fc.constantFrom(...'aeionrst ,.') })
		);
		await fc.assert(
			fc.asyncProperty(text, async (typed) => {
				expect((await resolvePlace(typed, load)).kind).toMatch(/found|choose|unknown|malformed/);
			}),
			{ numRuns: 150 }
		);
	});

	it('says so when the tables cannot be read, rather than that a ZIP is unknown', async () => {
		await expect(resolvePlace('85004', async () => null)).rejects.toThrow(PlacesUnavailable);
	});
});
