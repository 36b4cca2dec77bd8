import { csvText } from '#lib/format/csv.ts';
import { TEMPLATE } from '#lib/submissions/update/csv-columns.ts';
import type { RequestHandler } from './$types';

/** The names of the columns, and no rows: an example would be sent by mistake. */
export const GET: RequestHandler = () =>
	new Response(csvText([TEMPLATE.map(({ name }) => name)]), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': 'attachment; filename="within-reach-clinics.csv"'
		}
	});
