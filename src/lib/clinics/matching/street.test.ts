import { describe, expect, it } from 'vitest';
import { streetKey } from './street.ts';

describe('a street reduced to what tells it from others', () => {
	it.each([
		['1242 U.S. Highway 431 South', '1242 US Hwy 431 S'],
		['400 East 10th Street', '400 E. Tenth St.'],
		['335 North Alma School Road, Suite E', '335 N Alma School Rd'],
		['3090 South Durango Drive #200E', '3090 S Durango Dr'],
		['2155 State Route 22-B', '2155 Route 22-B'],
		['57 Saint Marks Place', '57 St. Mark’s Pl'],
		['150 East Market Street Building B', '150 East Market Street'],
		['975 9th Avenue SW', '975 9th Ave Southwest']
	])('is the same for "%s" and "%s"', (a, b) => {
		expect(streetKey(a)).toBe(streetKey(b));
	});

	it.each([
		['100 North Main Street', '100 South Main Street'],
		['100 Main Street', '100 Main Avenue'],
		['30-07 36th Avenue', '3007 36th Avenue'],
		['7 Suite Street', '8 Suite Street']
	])('differs for "%s" and "%s"', (a, b) => {
		expect(streetKey(a)).not.toBe(streetKey(b));
	});
});
