import { describe, expect, it } from 'vitest';
import type { Clinic } from '#lib/clinics/record/clinic.ts';
import type { Vouched } from '#lib/clinics/record/facts/index.ts';
import type { Provenance } from '#lib/clinics/record/provenance/provenance.ts';
import { readDirectory, writeDirectory } from '#lib/clinics/record/feature.ts';
import { zipTable } from '#lib/places/zip-table.server.ts';
import { samhsaListed } from '../../../../tests/support/listed-by.ts';
import {
	cutEditions,
	geocodesText,
	proposeEditions as propose
} from '../../../../tests/support/samhsa.ts';
import { parseGeocodes } from './geocode-rows.ts';
import { positions } from './positions.ts';
import { reportText } from './report.ts';
import type { EditionListings } from '#lib/sources/samhsa/sheets.ts';

const [e2022, e2023, e2024] = cutEditions();
const zips = zipTable().zips;
const points = positions(parseGeocodes(geocodesText()), zips);
const all = propose([], [e2024, e2022, e2023], points);
const known = readDirectory(writeDirectory(all.clinics));

const byId = (clinics: readonly Clinic[], id: string) => {
	const found = clinics.find((it) => it.id === id);
	if (!found) throw new Error(`There is no ${id}`);
	return found;
};
/** An edition without the listings of a name, or with them changed. */
const without = (edition: EditionListings, name: string): EditionListings => ({
	...edition,
	listings: edition.listings.filter((it) => it.name !== name)
});

const called: Provenance = {
	source: 'phone_call',
	level: 'phone_confirmed',
	checkedAt: '2026-11-01'
};

/** A clinic with one fact resting on a call. */
function confirmed(it: Clinic, fact: Vouched, cells: Partial<Clinic>): Clinic {
	const statements = it.statements.map((one) => {
		return { ...one, facts: one.facts.filter((other) => other !== fact) };
	});
	return { ...it, ...cells, statements: [...statements, { ...called, facts: [fact] }] };
}

describe('a first import', () => {
	it('takes every facility of the newest edition, and none that only older ones list', () => {
		expect(all.added).toHaveLength(e2024.listings.length - all.merged.length);
		expect(all.clinics.some((it) => it.name === 'Mind MD')).toBe(false);
		expect([all.changed, all.gone, all.refused].flat()).toEqual([]);
	});

	it('says which editions listed it and which reported ketamine', () => {
		const { listedBy, services } = byId(known, 'clement-j-zablocki-vamc-milwaukee-wi');
		expect(listedBy).toEqual(samhsaListed([2022, 2023, 2024], [2024]));
		expect(services).toHaveLength(1);
	});

	it('does not depend on the order of files or rows', () => {
		const reversed = [e2022, e2023, e2024].map((it) => {
			return { ...it, listings: it.listings.toReversed() };
		});
		expect(writeDirectory(propose([], reversed, points).clinics)).toBe(writeDirectory(known));
	});

	it('has no service where ketamine was reported before but no longer', () => {
		const codes = new Set(['OMH', 'MC']);
		const stopped = {
			...e2024,
			listings: e2024.listings.map((it) => {
				return it.name === 'Ketamine Clinics Los Angeles' ? { ...it, codes } : it;
			})
		};
		const { clinics } = propose([], [e2022, e2023, stopped], points);
		const it = byId(clinics, 'ketamine-clinics-los-angeles-los-angeles-ca');
		expect(it.services).toEqual([]);
		expect(it.listedBy).toEqual(samhsaListed([2022, 2024], [2022]));
	});

	it('refuses a facility that can’t be placed, with its row', () => {
		const [listing] = e2024.listings;
		const lost = { ...listing, zip: '00000', city: 'Nowhere', row: 99 };
		const { refused, clinics } = propose([], [{ ...e2024, listings: [lost] }], points);
		expect(refused).toMatchObject([{ row: 99, reason: 'Nothing says where ZIP 00000 is.' }]);
		expect(clinics).toEqual([]);
	});
});

describe('a second import', () => {
	it('of the same files changes nothing', () => {
		const again = propose(known, [e2023, e2022, e2024], points);
		expect(again.unchanged).toBe(known.length);
		expect(writeDirectory(again.clinics)).toBe(writeDirectory(known));
	});

	it('without geocodes keeps the address points it had', () => {
		const again = propose(known, [e2024], positions([], zips));
		expect(writeDirectory(again.clinics)).toBe(writeDirectory(known));
	});

	it('of an older edition adds history and leaves the facts', () => {
		const first = propose([], [e2024], points).clinics;
		const then = propose(first, [e2022], points);
		const it = byId(then.clinics, 'ketamine-clinics-los-angeles-los-angeles-ca');
		expect(it.listedBy).toEqual(samhsaListed([2022, 2024], [2022, 2024]));
		expect(then.changed.every(({ what }) => what === 'listedBy')).toBe(true);
	});

	it('of the next edition keeps ids, and says what changed and what is gone', () => {
		const first = propose([], [e2022], points);
		const next = propose(first.clinics, [without(e2023, 'UAB Hospital')], points);
		expect(next.gone).toContainEqual({
			id: 'uab-hospital-birmingham-al',
			name: 'UAB Hospital',
			what: 'Birmingham, AL'
		});
		const draper = byId(next.clinics, 'cedar-psychiatry-draper-ut-' + draperHash(first.clinics));
		expect(draper.name).toBe('Cedar Psychiatry by Numinus');
		expect(draper.services).toEqual([]);
		expect(next.gone.map((it) => it.name)).toContain('Ketamine Clinics Los Angeles');
	});
});

/** Two Cedar offices were listed in Draper, so that their ids end in a hash. */
function draperHash(clinics: readonly Clinic[]): string {
	const it = clinics.find((it) => it.address.street === '721 East 12200 South');
	return it?.id.split('-').at(-1) ?? '';
}

describe('what rests on more than a directory', () => {
	const id = 'ketamine-clinics-los-angeles-los-angeles-ca';
	const clinic = byId(known, id);
	const phone = { number: '+13105550123' };
	const changed = known.map((it) => (it.id === id ? confirmed(it, 'phone', { phone }) : it));

	it('stays, and the report says so', () => {
		const next = propose(changed, [e2024], points);
		const after = byId(next.clinics, id);
		expect(after.phone).toEqual(phone);
		expect(next.kept).toMatchObject([{ id, name: clinic.name, what: 'phone' }]);
		expect(next.kept[0].changes).toEqual([{ field: 'phone', from: phone, to: clinic.phone }]);
		expect(reportText(next)).toContain('Kept: 1\n  Ketamine Clinics Los Angeles');
		expect(writeDirectory(next.clinics)).toBe(writeDirectory(changed));
	});

	it('hides the point where people withhold the street that the directory tells', () => {
		const address = { ...clinic.address, street: null };
		const position = { ...clinic.position, precision: 'zip' as const };
		const hidden = confirmed({ ...clinic, position }, 'address', { address });
		const [after] = propose([hidden], [e2024], points).clinics.filter((it) => it.id === id);
		expect(after).toMatchObject({ address: { street: null }, position });
	});

	it('stays in the file when the newest edition no longer lists the place', () => {
		const next = propose(changed, [without(e2024, clinic.name)], points);
		expect(byId(next.clinics, id).phone).toEqual(phone);
		expect(next.gone).toEqual([]);
		expect(next.kept).toMatchObject([{ id, what: 'not listed in 2024, vouched for otherwise' }]);
	});

	it('stays when it is a treatment that the directory does not know', () => {
		const service = { route: 'esketamine_nasal', setting: 'clinic', coverage: [] } as const;
		const spravato = {
			...clinic,
			services: [...clinic.services, { ...service, coverage: [], provenance: called }]
		};
		const next = propose([spravato], [e2024], points);
		expect(byId(next.clinics, id).services.map((it) => it.route)).toEqual([
			'iv_infusion',
			'esketamine_nasal'
		]);
	});

	it('stays in its order', () => {
		const service = { route: 'esketamine_nasal', setting: 'clinic' } as const;
		const spravato = { ...service, coverage: [], provenance: called };
		const before = { ...clinic, services: [spravato, ...clinic.services] };
		const next = propose([before], [e2024], points);
		expect(byId(next.clinics, id)).toEqual(before);
		expect(next.changed).toEqual([]);
	});

	it('stays when the directory never listed the place', () => {
		const own: Clinic = {
			...clinic,
			id: 'own',
			name: 'Own Clinic',
			address: { street: null, city: 'Bend', state: 'OR', zip: '97701' },
			phone: undefined,
			listedBy: [],
			statements: [{ ...called, facts: clinic.statements.flatMap((it) => it.facts) }]
		};
		own.statements[0].facts = own.statements[0].facts.filter((fact) => fact !== 'phone');
		const next = propose([...known, own], [e2024], points);
		expect(byId(next.clinics, 'own')).toEqual(own);
		expect([...next.gone, ...next.kept]).toEqual([]);
	});

	it('goes with the rest where only the directory said it', () => {
		const next = propose(known, [without(e2024, clinic.name)], points);
		expect(next.gone).toEqual([
			{ id, name: clinic.name, what: 'Los Angeles, CA; reported ketamine' }
		]);
		expect(next.clinics.some((it) => it.id === id)).toBe(false);
	});
});

describe('the report', () => {
	it('counts, then lists, and always shows rows that need a look', () => {
		const text = reportText(all, 2);
		expect(text).toContain('2024 edition: 41 rows, 24 with ketamine infusion; gives the facts');
		expect(text).toContain('39 added, 0 changed, 0 gone, 0 unchanged, 0 kept, 0 refused');
		expect(text).toContain('… and 37 more (--all shows them)');
		expect(text).toContain('2024 row 18, Montare at the Valley 2: It repeats row 17.');
	});
});

describe('what people took away', () => {
	const id = 'ketamine-clinics-los-angeles-los-angeles-ca';
	const clinic = byId(known, id);
	const others = known.filter((it) => it.id !== id);

	it('is not put back, and is told with what the directory says', () => {
		const changed = {
			...clinic,
			phone: undefined,
			services: [],
			statements: clinic.statements.map((one) => {
				return { ...one, facts: one.facts.filter((fact) => fact !== 'phone') };
			})
		};
		const taken = new Map([[id, new Set(['phone', 'iv_infusion'] as const)]]);
		const past = { former: [], takenAway: taken };
		const next = propose([...others, changed], [e2024], points, past);
		const after = byId(next.clinics, id);
		expect(after.phone).toBeUndefined();
		expect(after.services).toEqual([]);
		expect(next.changed).toEqual([]);
		expect(next.kept).toMatchObject([{ id, what: 'phone, iv_infusion' }]);
		expect(next.kept[0].changes).toEqual([
			{ field: 'phone', from: null, to: clinic.phone },
			{ field: 'service/iv_infusion/clinic', from: null, to: {} }
		]);
	});

	it('stays away when it is the whole listing', () => {
		const takenAway = new Map([[id, new Set(['listing'] as const)]]);
		const next = propose(others, [e2024], points, { former: [clinic], takenAway });
		expect(next.clinics.some((it) => it.id === id)).toBe(false);
		expect(next.added).toEqual([]);
		expect(next.kept).toMatchObject([{ id, what: 'closed here, listed in 2024' }]);
		expect(next.kept[0].changes[0]).toEqual({ field: 'listing', from: 'closed', to: 'open' });
	});

	it('comes back under its id when only an import had dropped it', () => {
		const past = { former: [clinic], takenAway: new Map() };
		const next = propose(others, [e2024], points, past);
		expect(next.added.map((it) => it.id)).toEqual([id]);
		expect(writeDirectory(next.clinics)).toBe(writeDirectory(known));
	});

	it('never lends its id to another place', () => {
		const elsewhere = { ...clinic, address: { ...clinic.address, street: '1 Other Street' } };
		const other = { ...elsewhere, name: 'Some Other Name', phone: undefined, intakePhones: [] };
		const past = { former: [other], takenAway: new Map() };
		const next = propose(others, [e2024], points, past);
		expect(next.added.map((it) => it.id)).toEqual([expect.stringMatching(`^${id}-.{5}$`)]);
	});
});
