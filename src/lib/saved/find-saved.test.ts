import { expect, test } from 'vitest';
import {
	attestedClinic,
	infusionClinic,
	referralPlace
} from '../../../tests/support/sample-clinics.ts';
import { arrangeClinics, buildColumns } from '#lib/clinics/columns/build-columns.ts';
import { findSaved } from './find-saved.ts';
import { listTexts } from '#lib/clinics/columns/list-texts.ts';

const clinics = arrangeClinics([referralPlace, infusionClinic, attestedClinic]);
const columns = buildColumns(clinics);
const treatments = listTexts(clinics, 0, 2);
const referrals = listTexts(clinics, 2, 3);

test('Saved clinics are found in the order they were saved, whichever texts hold them.', () => {
	const ids = [referralPlace.id, infusionClinic.id];
	const found = findSaved(ids, columns, [treatments, referrals]);
	expect([...found.keys()]).toEqual(ids);
	expect(found.get(referralPlace.id)).toMatchObject({ name: 'Harbor House', routes: [] });
	expect(found.get(infusionClinic.id)).toMatchObject({ name: 'Desert Mind Clinic', city: 'Mesa' });
});

test('A clinic that is no longer listed is null.', () => {
	expect(findSaved(['gone'], columns, [treatments]).get('gone')).toBeNull();
});
