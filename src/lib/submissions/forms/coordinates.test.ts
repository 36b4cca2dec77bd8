import { expect, it } from 'vitest';
import { isPlace, readCoordinates } from './coordinates.ts';

it.each([
	['39.64', '-106.64'],
	['39,64', '-106,64'],
	['39.64° N', '106.64° W'],
	['N 39.64°', 'W 106.64°'],
	['39.64', '−106.64'],
	['39.64 n', '106.64 o'],
	['39.64, -106.64', ''],
	['39.64,-106.64', ''],
	['39.64 -106.64', ''],
	['39,64; -106,64', ''],
	['39.64° N, 106.64° W', ''],
	['39.64° N 106.64° W', '-111.8057']
])('%j and %j are a place in Colorado', (latitude, longitude) => {
	expect(readCoordinates(latitude, longitude)).toEqual({ latitude: 39.64, longitude: -106.64 });
});

it('What is no number is none, and nothing at all is no place.', () => {
	expect(readCoordinates(' ', '')).toBeNull();
	expect(readCoordinates('north', '')).toEqual({ latitude: NaN, longitude: NaN });
	expect(readCoordinates('39.64', '')).toEqual({ latitude: 39.64, longitude: NaN });
	expect(isPlace(readCoordinates('39.64', '-106.64'))).toBe(true);
	expect(isPlace(readCoordinates('139.64', '-106.64'))).toBe(false);
	expect(isPlace(readCoordinates('39.64', ''))).toBe(false);
});
