import { describe, expect, it } from 'vitest';
import { fileShards } from '#lib/places/load-shard.server.ts';
import { encodeZips, zipShard } from '#lib/places/zip-shard.ts';
import type { ZipRow } from '#lib/places/zip-table.ts';
import { infusionClinic, referralPlace } from '../../../tests/support/sample-clinics.ts';
import { PlacesUnavailable } from '#lib/places/load-shard.ts';
import { fieldsOf, type Fields } from './fields.ts';
import { checkPosition } from './position-check.server.ts';

const ZIPS: ZipRow[] = [
	{ zip: '85203', latitude: 33.43, longitude: -111.8, state: 'AZ', precision: 'zip_area' },
	{ zip: '95501', latitude: 40.8, longitude: -124.16, state: 'CA', precision: 'zip_area' },
	{ zip: '84601', latitude: 40.234, longitude: -111.66, state: 'UT', precision: 'zip_area' }
];
const load = (name: string) =>
	Promise.resolve(encodeZips(ZIPS.filter(({ zip }) => zipShard(zip) === name)));

const address = (changes: object) => ({ ...infusionClinic.address, ...changes });
const check = (changes: Fields) => {
	const fields: Fields = { ...fieldsOf(infusionClinic), ...changes };
	if (!changes.position) delete fields.position;
	return checkPosition(fields, infusionClinic, load);
};
const pin = (latitude: number, longitude: number) => ({
	latitude,
	longitude,
	precision: 'address'
});

describe('where a clinic would be', () => {
	it('is the centre of its ZIP when nobody put a pin', async () => {
		const { fields, errors } = await check({});
		expect(errors).toEqual({});
		expect(fields.position).toEqual({ latitude: 33.43, longitude: -111.8, precision: 'zip' });
	});

	it('is the pin, within 50 km of the ZIP', async () => {
		const near = await check({ position: pin(33.5, -111.9) });
		expect(near).toMatchObject({ errors: {}, fields: { position: pin(33.5, -111.9) } });
		const far = await check({ position: pin(33.43, -112.6) });
		expect(far.errors.latitude).toMatch(/4\d miles from the center of ZIP 85203/);
	});

	it('is in the state that its ZIP is in', async () => {
		const { errors } = await check({ address: address({ zip: '84601' }) });
		expect(errors.zip).toMatch('ZIP code 84601 is in Utah');
	});

	it('has a ZIP that there is', async () => {
		const { errors } = await check({ address: address({ zip: '85299' }) });
		expect(Object.keys(errors)).toEqual(['zip']);
	});

	it('isn’t checked when nobody touched it', async () => {
		const fields = fieldsOf(referralPlace);
		const none = fileShards('/nowhere');
		expect(await checkPosition(fields, referralPlace, none)).toEqual({ fields, errors: {} });
		await expect(checkPosition(fields, null, none)).rejects.toThrow(PlacesUnavailable);
	});
});
