import { requireModerator } from '#lib/accounts/guards.server.ts';
import { PAGE_SIZE, readQueue } from '#lib/submissions/review/review-queue.server.ts';
import { KINDS, RISKS } from '#lib/submissions/proposal/submission.ts';
import { wholeNumber } from '#lib/submissions/forms/whole-number.ts';
import type { PageServerLoad } from './$types';

const HELD = ['mine', 'others'] as const;

export const load: PageServerLoad = async (event) => {
	const { account } = requireModerator(event);
	const { searchParams } = event.url;
	const asked = <T extends string>(name: string, words: readonly T[]) =>
		words.find((it) => it === searchParams.get(name));
	const filter = {
		kind: asked('kind', KINDS),
		risk: asked('risk', RISKS),
		held: asked('held', HELD)
	};
	const page = wholeNumber(searchParams.get('page')) ?? 1;
	const { queries } = event.locals.services.database;
	return {
		filter,
		page,
		size: PAGE_SIZE,
		...(await readQueue(queries, account.id, { filter, page }))
	};
};
