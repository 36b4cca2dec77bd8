import { writeDirectory } from '#lib/clinics/feature.ts';
import { published } from '#lib/clinics/published.server.ts';
import { NOTICE } from '#lib/sources/notice.ts';
import { CompressedAnswer } from '../compressed-answer.server.ts';
import type { RequestHandler } from './$types';

const download = new CompressedAnswer({
	'content-type': 'application/geo+json',
	'content-disposition': 'attachment; filename="clinics.geojson"',
	link: `<${NOTICE.licenseUrl}>; rel="license"`
});

/** The published directory as GeoJSON, with the source of each fact. */
export const GET: RequestHandler = ({ request }) => {
	const { version, clinics } = published();
	return download.answer(request, version, () => writeDirectory(clinics, NOTICE));
};
