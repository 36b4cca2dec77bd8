import { createHash } from 'node:crypto';
import {
	DummyDriver,
	Kysely,
	PostgresAdapter,
	PostgresIntrospector,
	PostgresQueryCompiler,
	SqliteAdapter,
	SqliteIntrospector,
	SqliteQueryCompiler,
	type Dialect
} from 'kysely';
import { expect, it } from 'vitest';
import type { Engine } from '../database.ts';
import { MIGRATIONS } from './index.ts';

/**
 * SHA-256 of what each migration that has landed asks of each engine. A database that has it never sees
 * what is changed in it later: a change is a migration of its own, and gets a line here. What is written
 * otherwise but asks the same is no change.
 */
const LANDED: Record<string, Record<Engine, string>> = {
	'0001-directory-and-submissions': {
		sqlite: 'e48a044804fc90b5abbbfa07b7cf7f58150816f4633967441b7193f69e67407e',
		postgres: 'e48a044804fc90b5abbbfa07b7cf7f58150816f4633967441b7193f69e67407e'
	},
	'0002-accounts': {
		sqlite: '98c6a8398130a295fa90bf81ed45af80fdf8945d911fab47cff2465130c89cbb',
		postgres: '6d497f7b8255dacec5ec40729a9489103c6e5e21cbf2845f91de6ca44dac279d'
	},
	'0003-directory-notice': {
		sqlite: 'b1917d76d168ba7b6fa04e221aa9f3f647c94d7d84b7c6cb094ff755a70b31c5',
		postgres: 'b1917d76d168ba7b6fa04e221aa9f3f647c94d7d84b7c6cb094ff755a70b31c5'
	}
};

/** Takes statements and does nothing. */
const DIALECTS: Record<Engine, Dialect> = {
	sqlite: {
		createAdapter: () => new SqliteAdapter(),
		createDriver: () => new DummyDriver(),
		createIntrospector: (db) => new SqliteIntrospector(db),
		createQueryCompiler: () => new SqliteQueryCompiler()
	},
	postgres: {
		createAdapter: () => new PostgresAdapter(),
		createDriver: () => new DummyDriver(),
		createIntrospector: (db) => new PostgresIntrospector(db),
		createQueryCompiler: () => new PostgresQueryCompiler()
	}
};

/** Every statement of a migration, with what is in it. */
async function statementsOf(name: string, engine: Engine): Promise<string> {
	const statements: string[] = [];
	const queries = new Kysely<unknown>({
		dialect: DIALECTS[engine],
		log: ({ query: { sql, parameters } }) =>
			void statements.push(`${sql} ${JSON.stringify(parameters)}`)
	});
	await MIGRATIONS[name].up(queries);
	return statements.join('\n');
}

async function digestOf(name: string, engine: Engine): Promise<string> {
	return createHash('sha256')
		.update(await statementsOf(name, engine))
		.digest('hex');
}

it('Migrations are frozen once they have landed.', async () => {
	const found: typeof LANDED = {};
	for (const name of Object.keys(MIGRATIONS)) {
		found[name] = {
			sqlite: await digestOf(name, 'sqlite'),
			postgres: await digestOf(name, 'postgres')
		};
	}
	expect(found).toEqual(LANDED);
});

it('What a migration asks is read, table by table.', async () => {
	expect(await statementsOf('0003-directory-notice', 'sqlite')).toBe(
		'create table "directory_notice" ("position" integer primary key, ' +
			'"name" text not null unique, "text" text not null) []'
	);
});
