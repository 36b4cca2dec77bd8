import type { Kysely } from 'kysely';

/** Frozen: never edited, never imports from elsewhere. What changes later is a migration of its own. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('directory_notice')
		.addColumn('position', 'integer', (it) => it.primaryKey())
		.addColumn('name', 'text', (it) => it.notNull().unique())
		.addColumn('text', 'text', (it) => it.notNull())
		.execute();
}
