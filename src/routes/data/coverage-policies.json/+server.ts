import { POLICIES_RECORDED } from '#lib/coverage/policies/policies.ts';
import { CompressedAnswer } from '../compressed-answer.server.ts';
import policies from '../../../../data/coverage-policies.json?raw';
import type { RequestHandler } from './$types';

const download = new CompressedAnswer({
	'content-type': 'application/json',
	'content-disposition': 'attachment; filename="coverage-policies.json"'
});

/** What payers usually do, with sources: the file as it is in `data/`. */
export const GET: RequestHandler = ({ request }) =>
	download.answer(request, `${POLICIES_RECORDED}-${policies.length}`, () => policies);
