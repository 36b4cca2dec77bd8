import type { ClinicCard } from '#lib/clinics/columns/card.ts';
import type { Columns } from '#lib/clinics/columns/columns.ts';
import { fetchDirectory, fetchTexts } from '#lib/clinics/published/fetch-directory.ts';
import { findSaved } from '#lib/saved/find-saved.ts';
import { PAYERS, ROUTES, type Payer } from '#lib/clinics/record/vocabulary.ts';
import type { Compared } from '#lib/saved/comparison.ts';
import type { Verdict } from '#lib/coverage/verdict/verdict.ts';
import { verdictAt } from '#lib/coverage/verdict/column-verdicts.ts';

/** Saved clinics by id, with what each says of every payer; null: no longer listed. */
export type Found = Map<string, Compared | null>;

/**
 * How to look saved clinics up in one version of the directory. The files are fetched once, those
 * of referral places only when an id isn't among the clinics with a treatment; asking again after
 * a failure (DirectoryUnavailable) fetches again.
 *
 * @param base address of the version: `/directory/0123456789abcdef`
 * @param today ISO date that freshness is measured from
 */
export function savedDirectory(
	base: string,
	today: string
): (ids: readonly string[]) => Promise<Found> {
	let opening: ReturnType<typeof fetchDirectory> | null = null;
	let referring: ReturnType<typeof fetchTexts> | null = null;

	return async (ids) => {
		try {
			opening ??= fetchDirectory(base);
			const { directory, treatments } = await opening;
			const texts = [treatments];
			if (ids.some((id) => !treatments.id.includes(id))) {
				referring ??= fetchTexts(base, 'referral');
				texts.push(await referring);
			}
			const { columns } = directory;
			const cards = findSaved(ids, columns, texts);
			return new Map([...cards].map(([id, card]) => [id, card && compared(columns, card, today)]));
		} catch (error) {
			opening = null;
			referring = null;
			throw error;
		}
	};
}

function compared(columns: Columns, card: ClinicCard, today: string): Compared {
	const routes = card.routes.reduce((bits, route) => bits | (1 << ROUTES.indexOf(route)), 0);
	const verdicts = Object.fromEntries(
		PAYERS.map((payer) => [payer, verdictAt(columns, card.index, routes, payer, today)])
	) as Record<Payer, Verdict>;
	return { card, verdicts };
}
