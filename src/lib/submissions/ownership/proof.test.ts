import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Provenance } from '#lib/clinics/record/provenance/provenance.ts';
import { infusionClinic } from '../../../../tests/support/sample-clinics.ts';
import { domainProves, provingWebsite } from './proof.ts';

const CASES: [proves: boolean, email: string, website: string | undefined, why: string][] = [
	[true, 'desk@lakeclinic.com', 'https://lakeclinic.com/', 'the same domain'],
	[true, 'desk@lakeclinic.com', 'https://www.lakeclinic.com/contact?x=1#y', 'but for www.'],
	[true, 'desk@lakeclinic.com', 'http://lakeclinic.com', 'whatever the protocol'],
	[true, 'Desk@LakeClinic.COM', 'https://WWW.lakeclinic.com', 'whatever the case'],
	[true, 'desk@lakeclinic.com', 'https://lakeclinic.com:8443/', 'whatever the port'],
	[true, 'desk@lakeclinic.com', 'https://lakeclinic.com./', 'with the root named'],
	[true, 'mesa@clínica.example', 'https://www.xn--clnica-4va.example', 'in another alphabet'],
	[true, 'a.b+c@health.state.mn.us', 'https://health.state.mn.us', 'with many parts'],
	[false, 'desk@lakeclinic.com', undefined, 'no website is listed'],
	[false, 'desk@lakeclinic.com', '', 'an empty website is listed'],
	[false, 'desk@lakeclinic.com', 'https://lakeclinic.org', 'another ending'],
	[false, 'desk@mail.lakeclinic.com', 'https://lakeclinic.com', 'a subdomain writes'],
	[false, 'desk@lakeclinic.com', 'https://north.lakeclinic.com', 'a subdomain is listed'],
	[false, 'desk@evil-lakeclinic.com', 'https://lakeclinic.com', 'a longer name'],
	[false, 'desk@lakeclinic.com.evil.com', 'https://lakeclinic.com', 'a name in front'],
	[false, 'desk@evil.com', 'https://evil.com@lakeclinic.com', 'a user name in the address'],
	[false, 'desk@lakeclinic.com', 'https://evil.com/lakeclinic.com', 'a path'],
	[false, 'evil@evil.com@lakeclinic.com', 'https://lakeclinic.com', 'two domains'],
	[false, 'desk@lakeclinic.com/x', 'https://lakeclinic.com', 'a path in the e-mail'],
	[false, 'desk@lakeclinic.com:80', 'https://lakeclinic.com', 'a port in the e-mail'],
	[false, 'desk', 'https://lakeclinic.com', 'no e-mail'],
	[false, '', '', 'nothing'],
	[false, 'desk@lаkeclinic.com', 'https://lakeclinic.com', 'a Cyrillic a'],
	[false, 'desk@[192.0.2.1]', 'https://192.0.2.1', 'a number'],
	[false, 'desk@192.0.2.1', 'https://192.0.2.1', 'a number without brackets'],
	[false, 'desk@localhost', 'https://localhost', 'no domain'],
	[false, 'desk@lakeclinic.com', 'ftp://lakeclinic.com', 'another protocol'],
	[false, 'desk@lakeclinic.com', 'lakeclinic.com', 'no address'],
	[false, 'lakeclinic@gmail.com', 'https://gmail.com', 'public mail'],
	[false, 'lakeclinic@gmail.com', 'https://www.gmail.com', 'public mail with www.'],
	[false, 'a@yahoo.com', 'https://yahoo.com', 'public mail'],
	[false, 'a@facebook.com', 'https://www.facebook.com/lakeclinic', 'a shared host'],
	[false, 'a@sites.google.com', 'https://sites.google.com/lakeclinic', 'a shared host'],
	[false, 'a@lake.wixsite.com', 'https://lake.wixsite.com/home', 'a name on a shared host'],
	[false, 'a@lake.wordpress.com', 'https://lake.wordpress.com', 'a name on a shared host'],
	[false, 'a@linktr.ee', 'https://linktr.ee/lake', 'a shared host']
];

describe('an e-mail address', () => {
	it.each(CASES)('proves %s: %s for %s (%s)', (proves, email, website) => {
		expect(domainProves(email, website)).toBe(proves);
	});

	const label = fc.stringMatching(/^[a-z][a-z0-9]{0,12}$/);
	const domain = fc
		.tuple(label, label, fc.constantFrom('com', 'org', 'health'))
		.map((it) => it.join('.'));

	it('proves its own domain only', () => {
		fc.assert(
			fc.property(domain, domain, (mine, other) => {
				expect(domainProves(`desk@${mine}`, `https://www.${other}/`)).toBe(mine === other);
			})
		);
	});

	it('never throws, and what it proves names the website', () => {
		const part = fc.constantFrom('@', '.', 'lake.com', 'https://', '/', '[', '%40', ' ', '\\', 'x');
		const text = fc.oneof(
			fc.string(),
			fc.webUrl(),
			fc.emailAddress(),
			fc.array(part, { maxLength: 6 }).map((it) => it.join(''))
		);
		fc.assert(
			fc.property(text, text, (email, website) => {
				const proves = domainProves(email, website);
				const named = URL.canParse(website) ? new URL(website).hostname : '';
				const host = named.replace(/^www\.|\.$/g, '').toLowerCase();
				expect(proves && !email.toLowerCase().replace(/\.$/, '').endsWith(`@${host}`)).toBe(false);
			})
		);
	});
});

describe('the website that proves', () => {
	const website = 'https://lakeclinic.com';
	const listed = (basis: Pick<Provenance, 'source' | 'level' | 'edition'>) => {
		const statement = { ...basis, checkedAt: null, facts: ['website' as const] };
		const statements = [...infusionClinic.statements, statement];
		return provingWebsite({ ...infusionClinic, website, statements });
	};
	const reported = { source: 'directory_import', level: 'reported' } as const;

	it('is one that a current list or somebody who was checked gave', () => {
		expect(listed({ ...reported, edition: 'own-list-2026' })).toBe(website);
		expect(listed({ source: 'phone_call', level: 'phone_confirmed' })).toBe(website);
	});

	it('is none from an old list, whose name may have been bought since, or from anyone', () => {
		expect(listed({ ...reported, edition: 'samhsa-locator-2020' })).toBeUndefined();
		expect(listed({ source: 'patient_report', level: 'reported' })).toBeUndefined();
	});
});
