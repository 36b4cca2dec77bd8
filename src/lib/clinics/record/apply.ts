import { z } from 'zod';
import { clinic, type Clinic, type Statement } from './clinic.ts';
import type { Provenance } from '#lib/clinics/record/provenance/provenance.ts';
import type { CoverageRow, Service } from './service.ts';
import { basisOf, statementsOf, type Stated } from '#lib/clinics/record/provenance/statements.ts';
import { PAYERS, ROUTES, SETTINGS } from './vocabulary.ts';
import type { FieldChange } from './change.ts';
import {
	coverageField,
	factOf,
	fieldsOf,
	namesOf,
	partsOf,
	serviceField,
	type Field,
	type Fields
} from './fields.ts';
import { PLAIN_NAMES } from './facts/index.ts';
import { membersOf } from './json.ts';

/** A clinic can't be what the changes would make it. Safe to show. */
export class InvalidChange extends Error {
	override name = 'InvalidChange';
	/** What the schema found: the member, and what is wrong with it. */
	readonly issues: { path: string; message: string }[];

	constructor(issues: { path: string; message: string }[]) {
		super(issues.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join(' '));
		this.issues = issues;
	}
}

/** What each field that changes rests on from then on. */
type RestsOn = (field: Field) => Provenance;

/**
 * A clinic with changes made. Each fact that changes rests on `provenance` from then on, and on
 * nothing else; what doesn't change keeps what it rested on.
 *
 * @param before null: a place that isn't listed
 * @param id of the clinic, when it is new
 * @param provenance of what changes, or of each field that does; the evidence of a row of coverage is the row's own
 * @param order of the statements; what isn't among them follows
 * @returns null: it is closed
 * @throws InvalidChange when the result breaks the schema
 */
export function applyChanges(
	before: Clinic | null,
	id: string,
	changes: readonly FieldChange[],
	provenance: Provenance | RestsOn,
	order: readonly Provenance[] = before?.statements ?? []
): Clinic | null {
	const restsOn = typeof provenance === 'function' ? provenance : () => provenance;
	const fields = fieldsOf(before);
	if (!before) fields.listing = 'open';
	for (const { field, to } of changes) {
		if (to === null) delete fields[field];
		else fields[field] = to;
	}
	const misshapen = misshapenIn(changes, fields);
	if (misshapen.length > 0) throw new InvalidChange(misshapen);
	if (fields.listing === 'closed') return null;

	const changed = new Set<Field>(changes.map(({ field }) => field));
	const result: Record<string, unknown> = {
		id: before?.id ?? id,
		...(before && { listedBy: before.listedBy }),
		...(before?.implausible && { implausible: true })
	};
	for (const name of PLAIN_NAMES) if (name in fields) result[name] = fields[name];
	const payers = Object.fromEntries(
		PAYERS.flatMap((payer) => {
			const answer = fields[`payers/${payer}`];
			return answer === undefined ? [] : [[payer, answer]];
		})
	);
	result.payers = payers;
	result.services = servicesOf(before, fields, changed, restsOn);
	result.statements = restate(before, { ...result, payers }, changed, restsOn, order);

	const parsed = clinic.safeParse(result);
	if (parsed.success) return parsed.data;
	throw new InvalidChange(
		parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
	);
}

/** What the fields of these kinds may hold; the clinic's schema says the rest. */
const SHAPES = {
	listing: z.enum(['open', 'closed']),
	service: z
		.strictObject({ statesServed: z.unknown(), monitoringMinutes: z.unknown() })
		.partial()
		.nullable(),
	coverage: z
		.strictObject({
			participation: z.unknown(),
			priorAuthorization: z.unknown(),
			handlesPriorAuthorization: z.unknown(),
			evidence: z.unknown()
		})
		.partial()
		.nullable()
};

/** Changes that would put something where their field doesn't reach, or nowhere. */
function misshapenIn(changes: readonly FieldChange[], after: Fields): InvalidChange['issues'] {
	return changes.flatMap(({ field, to }) => {
		const parts = partsOf(field);
		if (parts.about === 'plain' || parts.about === 'payer') return [];
		const { error } = SHAPES[parts.about].safeParse(to);
		const isAdrift =
			parts.about === 'coverage' && to !== null && after[serviceField(parts)] === undefined;
		return [
			...(error?.issues ?? []).map(({ message }) => ({ path: field, message })),
			...(isAdrift ? [{ path: field, message: 'Coverage needs its treatment.' }] : [])
		];
	});
}

function servicesOf(
	before: Clinic | null,
	fields: Fields,
	changed: ReadonlySet<Field>,
	restsOn: RestsOn
): unknown[] {
	return ROUTES.flatMap((route) =>
		SETTINGS.flatMap((setting) => {
			const field = serviceField({ route, setting });
			const value = fields[field];
			if (value === undefined) return [];
			const known = before?.services.find((it) => it.route === route && it.setting === setting);
			return [
				{
					...membersOf(value),
					route,
					setting,
					coverage: rowsOf(known, { route, setting }, fields, changed, restsOn),
					provenance: known && !changed.has(field) ? known.provenance : restsOn(field)
				}
			];
		})
	);
}

function rowsOf(
	known: Service | undefined,
	service: Pick<Service, 'route' | 'setting'>,
	fields: Fields,
	changed: ReadonlySet<Field>,
	restsOn: RestsOn
): unknown[] {
	const prefix = `coverage/${service.route}/${service.setting}/`;
	const rows = namesOf(fields).filter((it) => it.startsWith(prefix));
	return rows.map((field) => {
		const parts = partsOf(field);
		if (parts.about !== 'coverage') throw new TypeError(`${field} is no row of coverage.`);
		const { payer, plan, state } = parts;
		const { evidence, ...value } = membersOf(fields[field] ?? null);
		const before = known?.coverage.find(
			(row: CoverageRow) => coverageField(service, row) === field
		);
		return {
			payer,
			...(plan && { plan }),
			...(state && { state }),
			...value,
			provenance: {
				...bare(before && !changed.has(field) ? before.provenance : restsOn(field)),
				...(evidence !== undefined && { evidence })
			}
		};
	});
}

/** Without the evidence. */
function bare({ source, level, edition, checkedAt }: Provenance): Provenance {
	return { source, level, ...(edition && { edition }), checkedAt };
}

/** The statements of the result: those there were, without what changed, and one for what did. */
function restate(
	before: Clinic | null,
	result: Pick<Clinic, 'payers'>,
	changed: ReadonlySet<Field>,
	restsOn: RestsOn,
	order: readonly Provenance[]
): Statement[] {
	const facts = new Set([...changed].map(factOf));
	const vouched = (stated: Stated) => {
		const former = before && !facts.has(stated) ? basisOf(before, stated) : undefined;
		return former ?? restsOn(stated);
	};
	return statementsOf(result, vouched, order);
}
