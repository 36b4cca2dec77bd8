import { expect, it } from 'vitest';
import { addedNear } from './added-near.ts';
import { placeInWords } from '#lib/access/words/county-words.ts';
import { population } from '#lib/access/people/population.server.ts';

const near = (latitude: number, longitude: number) => {
	const county = addedNear(population().areas, { latitude, longitude });
	return county && placeInWords(county);
};

it('an added clinic is near the county of the people around it', () => {
	expect(near(31.77, -106.49)).toBe('El Paso, Texas');
	expect(near(39.29, -76.61)).toBe('Baltimore city, Maryland');
	expect(near(18.22, -66.43)).toMatch(/, Puerto Rico$/);
});

it('where there are no numbers of people, it is near nobody that is known', () => {
	expect(near(13.45, 144.78)).toBeNull();
	// Saint Thomas is 20 miles from Culebra, whose people are counted.
	expect(near(18.34, -64.93)).toBeNull();
	expect(near(40, -50)).toBeNull();
});
