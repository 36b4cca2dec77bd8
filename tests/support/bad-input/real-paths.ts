import { population } from '#lib/access/people/population.server.ts';
import { basemapPath } from '#lib/map/base/basemap-file.server.ts';
import { statusPath } from '#lib/submissions/proposal/status-link.server.ts';
import type { Stage } from './scene.ts';
import { claimBy, submissionOf } from './waiting.ts';

/** Paths that lead somewhere, of each route that has an id or a version in it. */
export async function realPaths(stage: Stage): Promise<Record<string, string[]>> {
	const { site, people, clinics } = stage;
	const clinic = clinics[6].id;
	const { id } = await submissionOf(stage, clinic, 0);
	const claim = await claimBy(stage, await people.signedIn(), clinic, 'pending');
	const kept = await fetch(`${site.origin}/offline/kept.json`);
	const ofClinic = ['called', 'claim', 'confirm', 'correct', 'history', 'update'].map((page) => [
		`/clinics/[id]/${page}`,
		[`/clinics/${clinic}/${page}`]
	]);
	return {
		...Object.fromEntries(ofClinic),
		'/clinics/[id]': [`/clinics/${clinic}`],
		'/clinics/[id]/history.atom': [`/clinics/${clinic}/history.atom`],
		'/review/[id]': [`/review/${id}`],
		'/review/claims/[id]': [`/review/claims/${claim}`],
		'/review/clinics/[id]': [`/review/clinics/${clinic}`],
		'/submissions/[id]': [statusPath(people.services, id)],
		'/directory/[version]/[file]': (await kept.json()) as string[],
		'/basemap/[file]': [basemapPath() ?? '/basemap/none'],
		'/population/[version]/tracts.bin': [`/population/${population().version}/tracts.bin`]
	};
}
