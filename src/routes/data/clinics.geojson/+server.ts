import { published } from '#lib/clinics/published/published.server.ts';
import { CompressedAnswer } from '../compressed-answer.server.ts';
import type { RequestHandler } from './$types';

const download = new CompressedAnswer({
	'content-type': 'application/geo+json',
	'content-disposition': 'attachment; filename="clinics.geojson"'
});

/** The published directory as it is in its file, with its notice and the source of each fact. */
export const GET: RequestHandler = ({ request }) => {
	const { version, text } = published();
	return download.answer(request, version, () => text);
};
