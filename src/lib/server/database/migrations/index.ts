import type { Migration } from 'kysely/migration';
import * as directoryAndSubmissions from './0001-directory-and-submissions.ts';
import * as accounts from './0002-accounts.ts';
import * as directoryNotice from './0003-directory-notice.ts';

/** All migrations, in the order of their names. Each is frozen once it has landed. */
export const MIGRATIONS: Record<string, Migration> = {
	'0001-directory-and-submissions': directoryAndSubmissions,
	'0002-accounts': accounts,
	'0003-directory-notice': directoryNotice
};
