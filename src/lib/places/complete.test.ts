import { describe, expect, it } from 'vitest';
import { buildShards } from './build-shards.ts';
import { completePlace } from './complete.ts';
import { memoryShards } from './load-shard.ts';
import { townTable } from './town-table.server.ts';
import { zipTable } from './zip-table.server.ts';

const load = memoryShards(buildShards(zipTable().zips, townTable()));
const texts = async (typed: string, limit?: number) =>
	(await completePlace(typed, load, limit)).map((place) => place.text);

describe('completePlace', () => {
	it.each([
		['ph', ['Philadelphia, PA', 'Phoenix, AZ']],
		['Pho', ['Phoenix, AZ', 'Phoenixville, PA']],
		['st. p', ['Saint Paul, MN', 'St. Petersburg, FL']],
		['st ', ['St. Louis, MO', 'Saint Paul, MN']],
		['n las', ['North Las Vegas, NV']],
		['springfield, i', ['Springfield, IL', 'Springfield, ID']],
		['springfield, new', ['Springfield, NJ', 'Springfield, NY', 'Springfield, NH']],
		['springfield il', ['Springfield, IL']],
		['san juan, p', ['San Juan, PR']],
		['mayag', ['Mayagüez, PR']],
		['nyc', ['New York, NY']],
		['washington d', ['Washington, DC']],
		['la', ['Los Angeles, CA', 'Las Vegas, NV']],
		['85004', ['85004']]
	])('goes on from "%s" with %j', async (typed, first) => {
		expect((await texts(typed)).slice(0, first.length)).toEqual(first);
	});

	it.each(['', 'p', '850', '8', '33.4,-112', '99999', '!!', 'qqqqq'])(
		'offers nothing for "%s"',
		async (typed) => {
			expect(await texts(typed)).toEqual([]);
		}
	);

	it('offers each place once, and no more than asked for', async () => {
		const many = await texts('new york', 50);
		expect(new Set(many).size).toBe(many.length);
		expect(await texts('sa', 3)).toHaveLength(3);
	});
});
