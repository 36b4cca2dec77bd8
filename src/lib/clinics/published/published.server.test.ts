import { afterAll, expect, it, vi } from 'vitest';
import { infusionClinic } from '../../../../tests/support/sample-clinics.ts';
import { listingOf } from '#lib/clinics/record/feature.ts';

// Other files of this process want the real format.
afterAll(() => {
	vi.doUnmock('#lib/clinics/columns/compact.ts');
	vi.resetModules();
});

const versionIn = async (format: string) => {
	vi.resetModules();
	vi.doMock(import('#lib/clinics/columns/compact.ts'), async (original) => ({
		...(await original()),
		COMPACT_FORMAT: format
	}));
	const { publishedForm } = await import('./published.server.ts');
	return (await publishedForm([listingOf(infusionClinic)], {})).version;
};

it('The same clinics in another format have another address: no cache mixes the two.', async () => {
	expect(await versionIn('A')).toBe(await versionIn('A'));
	expect(await versionIn('A')).not.toBe(await versionIn('B'));
});
