import { PostgresAdapter, sql, type Kysely } from 'kysely';

/**
 * The tables of better-auth 1.7, with its two-factor plugin, and our names for their columns. It
 * writes flags and instants as each engine has them; `locale`, `role` and `deactivated_at` are ours.
 *
 * Frozen: never edited, never imports from elsewhere. What changes later is a migration of its own.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
	const instant = isPostgres ? 'timestamptz' : 'text';
	const flag = isPostgres ? 'boolean' : 'integer';
	const no = isPostgres ? sql`false` : sql`0`;
	const yes = isPostgres ? sql`true` : sql`1`;

	await db.schema
		.createTable('user')
		.addColumn('id', 'text', (it) => it.primaryKey())
		.addColumn('name', 'text', (it) => it.notNull())
		.addColumn('email', 'text', (it) => it.notNull().unique())
		.addColumn('email_verified', flag, (it) => it.notNull())
		.addColumn('image', 'text')
		.addColumn('role', 'text', (it) => it.notNull().defaultTo('clinic'))
		.addColumn('locale', 'text', (it) => it.notNull().defaultTo('en'))
		.addColumn('two_factor_enabled', flag, (it) => it.defaultTo(no))
		.addColumn('deactivated_at', 'text')
		.addColumn('created_at', instant, (it) => it.notNull())
		.addColumn('updated_at', instant, (it) => it.notNull())
		.execute();

	await db.schema
		.createTable('session')
		.addColumn('id', 'text', (it) => it.primaryKey())
		.addColumn('token', 'text', (it) => it.notNull().unique())
		.addColumn('user_id', 'text', (it) => it.notNull().references('user.id').onDelete('cascade'))
		.addColumn('expires_at', instant, (it) => it.notNull())
		.addColumn('ip_address', 'text')
		.addColumn('user_agent', 'text')
		.addColumn('created_at', instant, (it) => it.notNull())
		.addColumn('updated_at', instant, (it) => it.notNull())
		.execute();
	await db.schema.createIndex('session_user').on('session').column('user_id').execute();

	await db.schema
		.createTable('credential')
		.addColumn('id', 'text', (it) => it.primaryKey())
		.addColumn('account_id', 'text', (it) => it.notNull())
		.addColumn('provider_id', 'text', (it) => it.notNull())
		.addColumn('user_id', 'text', (it) => it.notNull().references('user.id').onDelete('cascade'))
		.addColumn('password', 'text')
		.addColumn('access_token', 'text')
		.addColumn('refresh_token', 'text')
		.addColumn('id_token', 'text')
		.addColumn('access_token_expires_at', instant)
		.addColumn('refresh_token_expires_at', instant)
		.addColumn('scope', 'text')
		.addColumn('created_at', instant, (it) => it.notNull())
		.addColumn('updated_at', instant, (it) => it.notNull())
		.execute();
	await db.schema.createIndex('credential_user').on('credential').column('user_id').execute();

	await db.schema
		.createTable('verification')
		.addColumn('id', 'text', (it) => it.primaryKey())
		.addColumn('identifier', 'text', (it) => it.notNull())
		.addColumn('value', 'text', (it) => it.notNull())
		.addColumn('expires_at', instant, (it) => it.notNull())
		.addColumn('created_at', instant, (it) => it.notNull())
		.addColumn('updated_at', instant, (it) => it.notNull())
		.execute();
	await db.schema
		.createIndex('verification_identifier')
		.on('verification')
		.column('identifier')
		.execute();

	await db.schema
		.createTable('two_factor')
		.addColumn('id', 'text', (it) => it.primaryKey())
		.addColumn('secret', 'text', (it) => it.notNull())
		.addColumn('backup_codes', 'text', (it) => it.notNull())
		.addColumn('user_id', 'text', (it) => it.notNull().references('user.id').onDelete('cascade'))
		.addColumn('verified', flag, (it) => it.defaultTo(yes))
		.addColumn('failed_verification_count', 'integer', (it) => it.defaultTo(0))
		.addColumn('locked_until', instant)
		.execute();
	await db.schema.createIndex('two_factor_user').on('two_factor').column('user_id').execute();
	await db.schema.createIndex('two_factor_secret').on('two_factor').column('secret').execute();
}
