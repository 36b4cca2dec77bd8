import { sql, type Kysely } from 'kysely';

/** Frozen: never edited, never imports from elsewhere. What changes later is a migration of its own. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('directory_head')
		.addColumn('id', 'integer', (it) => it.primaryKey().check(sql`id = 1`))
		.addColumn('epoch', 'text', (it) => it.notNull())
		.addColumn('version', 'integer', (it) => it.notNull())
		.addColumn('event_seq', 'integer', (it) => it.notNull())
		.addColumn('event_hash', 'text', (it) => it.notNull())
		.execute();

	await db.schema
		.createTable('event')
		.addColumn('seq', 'integer', (it) => it.primaryKey())
		.addColumn('at', 'text', (it) => it.notNull())
		.addColumn('actor', 'text', (it) => it.notNull())
		.addColumn('account_id', 'text')
		.addColumn('action', 'text', (it) => it.notNull())
		.addColumn('clinic_id', 'text')
		.addColumn('clinic_version', 'integer')
		.addColumn('submission_id', 'text')
		.addColumn('reason', 'text')
		.addColumn('proof', 'text')
		.addColumn('data_hash', 'text')
		.addColumn('previous_hash', 'text', (it) => it.notNull())
		.addColumn('hash', 'text', (it) => it.notNull())
		.execute();
	await db.schema.createIndex('event_clinic').on('event').columns(['clinic_id', 'seq']).execute();

	await db.schema
		.createTable('clinic')
		.addColumn('id', 'text', (it) => it.primaryKey())
		.addColumn('version', 'integer', (it) => it.notNull())
		.addColumn('data', 'text')
		.addColumn('changed_in', 'integer', (it) => it.notNull())
		.execute();
	await db.schema.createIndex('clinic_changed_in').on('clinic').column('changed_in').execute();

	await db.schema
		.createTable('clinic_version')
		.addColumn('clinic_id', 'text', (it) => it.notNull().references('clinic.id'))
		.addColumn('version', 'integer', (it) => it.notNull())
		.addColumn('data', 'text')
		.addColumn('event_seq', 'integer', (it) => it.notNull().references('event.seq'))
		.addColumn('created_at', 'text', (it) => it.notNull())
		.addPrimaryKeyConstraint('clinic_version_key', ['clinic_id', 'version'])
		.execute();

	await db.schema
		.createTable('submission')
		.addColumn('id', 'text', (it) => it.primaryKey())
		.addColumn('kind', 'text', (it) => it.notNull())
		.addColumn('clinic_id', 'text', (it) => it.references('clinic.id'))
		.addColumn('base_version', 'integer')
		.addColumn('changes', 'text', (it) => it.notNull())
		.addColumn('origin', 'text', (it) => it.notNull())
		.addColumn('account_id', 'text')
		.addColumn('proof', 'text')
		.addColumn('note', 'text')
		.addColumn('about', 'text')
		.addColumn('risk', 'text', (it) => it.notNull())
		.addColumn('state', 'text', (it) => it.notNull())
		.addColumn('revision', 'integer', (it) => it.notNull())
		.addColumn('answer', 'text')
		.addColumn('held_by', 'text')
		.addColumn('held_until', 'text')
		.addColumn('contact_email', 'text')
		.addColumn('locale', 'text', (it) => it.notNull())
		.addColumn('idempotency_key', 'text', (it) => it.notNull().unique())
		.addColumn('batch_id', 'text')
		.addColumn('created_at', 'text', (it) => it.notNull())
		.addColumn('decided_at', 'text')
		.addColumn('purged_at', 'text')
		.execute();
	await db.schema
		.createIndex('submission_state')
		.on('submission')
		.columns(['state', 'created_at'])
		.execute();
	await db.schema
		.createIndex('submission_clinic')
		.on('submission')
		.columns(['clinic_id', 'created_at'])
		.execute();
	await db.schema.createIndex('submission_account').on('submission').column('account_id').execute();
	await db.schema.createIndex('submission_batch').on('submission').column('batch_id').execute();

	await db.schema
		.createTable('approval')
		.addColumn('id', 'text', (it) => it.primaryKey())
		.addColumn('submission_id', 'text', (it) => it.notNull().references('submission.id'))
		.addColumn('revision', 'integer', (it) => it.notNull())
		.addColumn('account_id', 'text', (it) => it.notNull())
		.addColumn('decision', 'text', (it) => it.notNull())
		.addColumn('created_at', 'text', (it) => it.notNull())
		.addUniqueConstraint('approval_once', ['submission_id', 'revision', 'account_id'])
		.execute();

	await db.schema
		.createTable('claim')
		.addColumn('id', 'text', (it) => it.primaryKey())
		.addColumn('clinic_id', 'text', (it) => it.notNull().references('clinic.id'))
		.addColumn('account_id', 'text', (it) => it.notNull())
		.addColumn('state', 'text', (it) => it.notNull())
		.addColumn('proof', 'text')
		.addColumn('code_hash', 'text')
		.addColumn('code_expires_at', 'text')
		.addColumn('code_attempts', 'integer', (it) => it.notNull().defaultTo(0))
		.addColumn('note', 'text')
		.addColumn('answer', 'text')
		.addColumn('decided_by', 'text')
		.addColumn('locale', 'text', (it) => it.notNull())
		.addColumn('created_at', 'text', (it) => it.notNull())
		.addColumn('decided_at', 'text')
		.execute();
	await db.schema.createIndex('claim_clinic').on('claim').columns(['clinic_id', 'state']).execute();
	await db.schema.createIndex('claim_account').on('claim').column('account_id').execute();
	// A person has one claim on a clinic that is open or holds.
	await db.schema
		.createIndex('claim_once')
		.on('claim')
		.columns(['clinic_id', 'account_id'])
		.unique()
		.where(sql.ref('state'), 'in', ['pending', 'proved'])
		.execute();

	await db.schema
		.createTable('call_report')
		.addColumn('id', 'text', (it) => it.primaryKey())
		.addColumn('clinic_id', 'text', (it) => it.notNull().references('clinic.id'))
		.addColumn('outcome', 'text', (it) => it.notNull())
		.addColumn('route', 'text')
		.addColumn('payer', 'text')
		.addColumn('called_on', 'text', (it) => it.notNull())
		.addColumn('idempotency_key', 'text', (it) => it.notNull().unique())
		.addColumn('created_at', 'text', (it) => it.notNull())
		.execute();
	await db.schema
		.createIndex('call_report_clinic')
		.on('call_report')
		.columns(['clinic_id', 'called_on'])
		.execute();

	await db.schema
		.createTable('mail')
		.addColumn('id', 'text', (it) => it.primaryKey())
		.addColumn('recipient', 'text', (it) => it.notNull())
		.addColumn('subject', 'text', (it) => it.notNull())
		.addColumn('body_text', 'text', (it) => it.notNull())
		.addColumn('body_html', 'text', (it) => it.notNull())
		.addColumn('state', 'text', (it) => it.notNull())
		.addColumn('attempts', 'integer', (it) => it.notNull())
		.addColumn('next_attempt_at', 'text', (it) => it.notNull())
		.addColumn('last_error', 'text')
		.addColumn('dedupe_key', 'text', (it) => it.unique())
		.addColumn('created_at', 'text', (it) => it.notNull())
		.addColumn('sent_at', 'text')
		.execute();
	await db.schema
		.createIndex('mail_state')
		.on('mail')
		.columns(['state', 'next_attempt_at'])
		.execute();

	await db.schema
		.createTable('rate_limit')
		.addColumn('key', 'text', (it) => it.primaryKey())
		.addColumn('points', 'integer', (it) => it.notNull())
		.addColumn('expires_at', 'double precision')
		.execute();

	await db.schema
		.createTable('secret')
		.addColumn('name', 'text', (it) => it.primaryKey())
		.addColumn('value', 'text', (it) => it.notNull())
		.execute();
}
