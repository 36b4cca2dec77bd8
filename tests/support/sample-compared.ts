import { arrangeClinics, buildColumns } from '#lib/clinics/columns/build-columns.ts';
import { cardAt } from '#lib/clinics/columns/card.ts';
import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { listTexts } from '#lib/clinics/columns/list-texts.ts';
import { PAYERS, ROUTES, type Payer } from '#lib/clinics/record/vocabulary.ts';
import type { Compared } from '#lib/saved/comparison.ts';
import { bestVerdict, verdictFor, type Verdict } from '#lib/coverage/verdict/verdict.ts';

/** Clinics as the saved list has them, in the order given. */
export function comparedFrom(clinics: readonly Clinic[], today: string): Compared[] {
	const arranged = arrangeClinics(clinics);
	const columns = buildColumns(arranged);
	const texts = listTexts(arranged, 0, arranged.length);
	return clinics.map((it) => {
		const routes = ROUTES.filter((route) => it.services.some((one) => one.route === route));
		const verdict = (payer: Payer) =>
			bestVerdict(routes.map((route) => verdictFor(it, route, payer, today))) ??
			verdictFor(it, null, payer, today);
		return {
			card: cardAt(columns, texts, arranged.indexOf(it)),
			verdicts: Object.fromEntries(PAYERS.map((payer) => [payer, verdict(payer)])) as Record<
				Payer,
				Verdict
			>
		};
	});
}
