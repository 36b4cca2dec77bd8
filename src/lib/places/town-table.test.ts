import { describe, expect, it } from 'vitest';
import { distance } from '#lib/geo/point.ts';
import { isStateCode } from './states.ts';
import { townTable } from './town-table.server.ts';

const towns = townTable();
const named = (name: string, state: string) =>
	towns.filter((town) => town.name === name && town.state === state);

describe('the table of towns', () => {
	it('has the places of GeoNames and the post office towns it lacks', () => {
		expect(towns.length).toBe(33_092);
		expect(towns.filter((town) => town.population >= 1000).length).toBeGreaterThan(15_900);
		expect(towns.every((town) => isStateCode(town.state))).toBe(true);
	});

	it('is of the United States: no Argentina for Arkansas, no Canada for California', () => {
		expect(named('Toronto', 'CA')).toEqual([]);
		expect(named('Buenos Aires', 'AR')).toEqual([]);
	});

	it('calls Washington and New York by their names', () => {
		expect(named('Washington', 'DC')).toMatchObject([{ population: 601_723 }]);
		expect(named('New York', 'NY')).toMatchObject([{ population: 8_175_133 }]);
		expect(towns.filter((town) => /[(,]|historical/.test(town.name))).toEqual([]);
	});

	it('has towns of the territories', () => {
		expect(named('San Juan', 'PR')).toHaveLength(1);
		expect(named('Mayagüez', 'PR')).toHaveLength(1);
		expect(named('Dededo', 'GU')).toHaveLength(1);
		expect(named('Saipan', 'MP')).toHaveLength(1);
		expect(named('Charlotte Amalie', 'VI')).toHaveLength(1);
		expect(named('Pago Pago', 'AS')).toHaveLength(1);
	});

	it('tells towns of one name in one state apart by county, save an obvious one', () => {
		expect(named('Georgetown', 'IN').map((town) => town.county)).toEqual([
			'Cass County',
			'St. Joseph County',
			'Floyd County'
		]);
		expect(named('Plantation', 'FL').map((town) => town.county)).toEqual([
			undefined,
			'Sarasota County',
			'Monroe County'
		]);
	});

	it('counts a town entered twice once', () => {
		expect(named('Lakewood Park', 'FL')).toHaveLength(1);
		expect(named('Miami Gardens', 'FL')).toMatchObject([{ population: 113_187 }]);
	});

	it('places a post office town at a Census area of its own', () => {
		const [skwentna] = named('Skwentna', 'AK');
		expect(skwentna.population).toBe(0);
		expect(distance(skwentna, { latitude: 61.7, longitude: -152.1 })).toBeLessThan(5_000);
	});
});
