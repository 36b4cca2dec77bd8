import { sql } from 'kysely';
import { openDatabase, type Database, type Queries } from './database.ts';
import { migrate } from './migrate.ts';

/** A table, as far as copying it needs. */
export interface TableShape {
	name: string;
	columns: readonly string[];
	/** Columns of its primary key. */
	key: readonly string[];
}

/**
 * The tables that the migrations make, those that others refer to first. They are read from an
 * empty database that is made for it: so no list has to be kept, and whatever else an operator has
 * in the same PostgreSQL is left alone.
 */
export async function tableShapes(): Promise<TableShape[]> {
	const model = openDatabase(':memory:');
	try {
		await migrate(model);
		const tables = await model.queries.introspection.getTables();
		const described = await Promise.all(
			tables.map(async ({ name, columns }) => ({
				name,
				columns: columns.map((it) => it.name),
				key: await keyOf(model.queries, name),
				refersTo: await referredBy(model.queries, name)
			}))
		);
		return parentsFirst(described);
	} finally {
		await model.close();
	}
}

/** The type of each column in this database, as its engine calls it: table → column → type. */
export async function columnTypes({
	engine,
	queries
}: Pick<Database, 'engine' | 'queries'>): Promise<
	ReadonlyMap<string, ReadonlyMap<string, string>>
> {
	const tables = await queries.introspection.getTables();
	let schema: string | undefined;
	if (engine === 'postgres') {
		const { rows } = await sql<{ name: string }>`select current_schema() as name`.execute(queries);
		schema = rows[0].name;
	}
	return new Map(
		tables
			.filter((it) => it.schema === schema)
			.map((it) => [it.name, new Map(it.columns.map((one) => [one.name, one.dataType]))])
	);
}

async function keyOf(queries: Queries, table: string): Promise<string[]> {
	const { rows } = await sql<{
		name: string;
	}>`select name from pragma_table_info(${table}) where pk > 0 order by pk`.execute(queries);
	return rows.map((it) => it.name);
}

async function referredBy(queries: Queries, table: string): Promise<string[]> {
	const { rows } = await sql<{
		parent: string;
	}>`select "table" as parent from pragma_foreign_key_list(${table})`.execute(queries);
	return rows.map((it) => it.parent);
}

function parentsFirst(tables: readonly (TableShape & { refersTo: string[] })[]): TableShape[] {
	const sorted = new Map<string, TableShape>();
	const add = ({ refersTo, ...table }: (typeof tables)[number]) => {
		for (const parent of tables) {
			const isNew = parent.name !== table.name && !sorted.has(parent.name);
			if (isNew && refersTo.includes(parent.name)) add(parent);
		}
		sorted.set(table.name, table);
	};
	for (const table of tables) if (!sorted.has(table.name)) add(table);
	return [...sorted.values()];
}
