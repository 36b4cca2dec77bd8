import type { TestProject } from 'vitest/node';
import { startPostgres } from './postgres.ts';

declare module 'vitest' {
	export interface ProvidedContext {
		/** Address of the PostgreSQL that all tests of a run share. */
		postgres: string;
	}
}

/** Starts one PostgreSQL for a whole run of Vitest: each test has databases of its own in it. */
export default async function (project: TestProject): Promise<() => Promise<void>> {
	const postgres = await startPostgres();
	project.provide('postgres', postgres.url);
	return postgres.remove;
}
