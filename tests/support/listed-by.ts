import type { ListedBy } from '#lib/clinics/record/editions.ts';

/** SAMHSA's editions of these years, and those of them that reported ketamine infusion. */
export function samhsaListed(years: readonly number[], ketamine: readonly number[] = []): ListedBy {
	return years.map((year) => ({
		source: 'samhsa',
		edition: String(year),
		...(ketamine.includes(year) && { routes: ['iv_infusion' as const] })
	}));
}
