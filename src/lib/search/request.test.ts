import { describe, expect, it, vi } from 'vitest';
import { placeAt } from '../../../tests/support/arbitrary-search.ts';
import type { Resolution } from '#lib/places/place.ts';
import { badParameters } from '#lib/requests/problem.ts';
import { DEFAULT_FILTERS } from './query.ts';
import { readRequest } from './request.ts';

const PLACE = placeAt({ latitude: 33.45, longitude: -112.07 });
const FOUND: Resolution = { kind: 'found', place: PLACE };

async function read(query: string, resolution: Resolution = FOUND) {
	const resolve = vi.fn(async () => resolution);
	const request = await readRequest(new URLSearchParams(query), resolve);
	const errors = request.ok ? [] : request.errors;
	return { request, errors, resolve, codes: errors.map((it) => `${it.parameter} ${it.code}`) };
}

describe('a request to the search', () => {
	it('is a search from a place and a page of it', async () => {
		const { request, resolve } = await read('near=+85004+&route=iv_infusion&page=3');
		expect(request).toEqual({
			ok: true,
			query: { ...DEFAULT_FILTERS, routes: ['iv_infusion'], place: PLACE },
			page: 3
		});
		expect(resolve).toHaveBeenCalledExactlyOnceWith('85004');
	});

	it('needs no place when any distance will do', async () => {
		const { request, resolve } = await read('radius=any');
		expect(request).toMatchObject({ ok: true, query: { place: null, radius: null }, page: 1 });
		expect(resolve).not.toHaveBeenCalled();
		expect((await read('')).codes).toEqual(['near missing']);
	});

	it('names each thing that is wrong, the place last', async () => {
		const query = 'near=850&radius=x&payer=nobody&page=0&payor=va&fresh=1&fresh=0';
		const { codes } = await read(query, { kind: 'malformed', reason: 'short_zip' });
		expect(codes).toEqual([
			'page out_of_range',
			'radius not_a_number',
			'payer not_allowed',
			'fresh repeated',
			'payor unknown_parameter',
			'near short_zip'
		]);
	});

	it('takes one place only', async () => {
		expect((await read('near=85004&near=10001')).codes).toEqual(['near repeated']);
	});

	it('looks up no text that is too long for a place', async () => {
		const { codes, errors, resolve } = await read(`near=${'a'.repeat(201)}`);
		expect(codes).toEqual(['near not_a_place']);
		expect(errors[0].detail.length).toBeLessThan(150);
		expect(resolve).not.toHaveBeenCalled();
	});

	it('fails when the tables can’t be read', async () => {
		const broken = readRequest(new URLSearchParams('near=85004'), () =>
			Promise.reject(new Error('gone'))
		);
		await expect(broken).rejects.toThrow('gone');
	});

	it.each([
		['unknown names', (i: number) => `x${i}=1`],
		['wrong values', (i: number) => `route=x${i}`]
	])('gets a short answer to thousands of %s', async (_, pair) => {
		const query = Array.from({ length: 3000 }, (_, i) => pair(i)).join('&');
		const { errors } = await read(`near=85004&radius=x&${query}`);
		expect(errors).toHaveLength(21);
		expect(errors[0]).toMatchObject({ parameter: 'radius' });
		expect(errors[20]).toMatchObject({ code: 'more_problems' });
		expect(errors[20].detail).toContain('There are 2981 more problems');
		expect(JSON.stringify(badParameters(errors)).length).toBeLessThan(12_000);
	});

	it('names twenty problems without counting', async () => {
		const query = Array.from({ length: 20 }, (_, i) => `x${i}=1`).join('&');
		const { errors } = await read(`near=85004&${query}`);
		expect(errors.map(({ code }) => code)).toEqual(Array(20).fill('unknown_parameter'));
	});
});
