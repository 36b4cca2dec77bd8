import { describe, expect, it } from 'vitest';
import { fileShards } from '#lib/places/load-shard.server.ts';
import { encodeZips, zipShard } from '#lib/places/zip-shard.ts';
import type { ZipRow } from '#lib/places/zip-table.ts';
import { infusionClinic, referralPlace } from '../../../../tests/support/sample-clinics.ts';
import { PlacesUnavailable } from '#lib/places/load-shard.ts';
import { fieldsOf, type Fields } from '#lib/clinics/record/fields.ts';
import { readPlacedCorrection } from '#lib/submissions/correction/correct.server.ts';
import { checkPosition } from './position-check.server.ts';

const ZIPS: ZipRow[] = [
	{ zip: '85203', latitude: 33.43, longitude: -111.8, state: 'AZ', precision: 'zip_area' },
	{ zip: '85204', latitude: 33.4, longitude: -111.79, state: 'AZ', precision: 'zip_area' },
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
/** What is checked when only the address is typed anew, and the coordinates stay as listed. */
const move = (changes: object) =>
	check({ address: address(changes), position: fieldsOf(infusionClinic).position });
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

	it.each([
		['street', { street: '9 Elm Street' }],
		['town', { city: 'Tempe' }],
		['ZIP', { zip: '85204' }]
	])('is the ZIP’s centre when the %s is another and nobody moved the pin', async (_, to) => {
		const { fields, errors } = await move(to);
		expect(errors).toEqual({});
		expect(fields.position).toMatchObject({ precision: 'zip' });
	});

	it.each([
		['suite', { unit: 'Suite 9' }],
		['spelling', { street: '1520 E. Main St', city: 'MESA' }]
	])('stays at the door when only its %s changes', async (_, to) => {
		const { fields } = await move(to);
		expect(fields.position).toEqual(infusionClinic.position);
	});

	it('is never the door of a place that withholds its street', async () => {
		const centre = { latitude: 33.43, longitude: -111.8, precision: 'zip' };
		expect((await move({ street: null })).fields.position).toEqual(centre);
		const typed = { address: address({ street: null }), position: pin(33.42, -111.81) };
		expect((await check(typed)).fields.position).toEqual(centre);
		const added = await checkPosition({ ...fieldsOf(infusionClinic), ...typed }, null, load);
		expect(added.fields.position).toEqual(centre);
	});

	it('moves with an address that anyone corrects', async () => {
		const form = new FormData();
		const { city, state, zip } = infusionClinic.address;
		for (const [name, value] of Object.entries({ street: '9 Elm Street', city, state, zip }))
			form.set(name, value);
		const reading = await readPlacedCorrection(form, infusionClinic, 'address');
		expect(reading).toMatchObject({
			correction: {
				changes: [{ field: 'address' }, { field: 'position', to: { precision: 'zip' } }]
			}
		});
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
