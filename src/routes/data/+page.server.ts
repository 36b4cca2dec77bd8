import { published } from '#lib/clinics/published/published.server.ts';
import type { PageServerLoad } from './$types';
import { summarise, type Summary } from './summary.ts';

let counted: { version: string; summary: Summary } | undefined;

export const load: PageServerLoad = ({ setHeaders }) => {
	const { version, clinics } = published();
	// Counting ten thousand clinics takes milliseconds; once for each version is enough.
	if (counted?.version !== version) counted = { version, summary: summarise(clinics) };
	setHeaders({ 'cache-control': 'no-cache' });
	return { version, summary: counted.summary };
};
