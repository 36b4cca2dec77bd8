import { published } from '#lib/clinics/published/published.server.ts';
import { CompressedAnswer } from '../data/compressed-answer.server.ts';
import type { RequestHandler } from './$types';
import { sitemap } from './sitemap.ts';

const answer = new CompressedAnswer({ 'content-type': 'application/xml' });

export const GET: RequestHandler = ({ request, url }) => {
	const { version, clinics } = published();
	return answer.answer(request, `${version}-${encodeURIComponent(url.origin)}`, () =>
		sitemap(
			url.origin,
			clinics.map((it) => it.id)
		)
	);
};
