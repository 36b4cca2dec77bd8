/**
 * Opens the directory of a database as a starting server does, and says which version it publishes.
 * Run by `tests/contract/starting.test.ts`, several at once.
 *
 *   node tests/support/start-instance.ts DATABASE DIRECTORY_FILE
 */
import { openPublished } from '#lib/clinics/published/follow-directory.server.ts';
import { published } from '#lib/clinics/published/published.server.ts';
import { openDatabase } from '#lib/server/database/database.ts';
import { openSecrets } from '#lib/server/database/secrets.ts';

const [url, file] = process.argv.slice(2);
const database = openDatabase(url);
await openPublished(database, file);
const { sessionSecret } = await openSecrets(database);
await database.close();
console.log(`${published().version} ${sessionSecret}`);
