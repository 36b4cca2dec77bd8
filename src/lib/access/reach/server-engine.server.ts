import { createHash } from 'node:crypto';
import { RecentlyUsed } from '#lib/format/recently-used.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { published, type Published } from '#lib/clinics/published/published.server.ts';
import { textAt } from '#lib/clinics/columns/list-texts.ts';
import { factAt } from '#lib/clinics/columns/fact-words.ts';
import type { FirstAnswer } from './first-answer.ts';
import type { NamedClinic } from '#lib/access/question/named-clinic.ts';
import { summarizeAccess, type AccessAnswer } from './summarize-access.ts';
import type { County } from '#lib/access/people/areas.ts';
import { CatchmentsTooLarge } from './catchment.ts';
import { openEngine, type AccessEngine } from './engine.ts';
import { population } from '#lib/access/people/population.server.ts';
import type { AccessQuery } from '#lib/access/question/query.ts';
import { canonicalParameters } from '#lib/access/question/request.ts';
import type { DrawnClinic } from './drawn-clinic.ts';

/** What the server says to a question. */
export type ServerAnswer = Omit<FirstAnswer, 'query' | 'problems'>;

/** … and what the map of counties is painted with. */
export interface ServerMap extends ServerAnswer {
	counties: readonly County[];
	/** The class of each county, in their order; null: there is no answer. */
	countyClass: Uint8Array | null;
	/** Of each clinic with a treatment: 1 counts, 2 would if it weren't closed. null: there is no answer. */
	open: Uint8Array | null;
}

/** How many answers are kept: pages, their images and their tables ask the same. */
const KEPT = 100;

let opened: { published: Published; engine: AccessEngine } | null = null;
/** Only of the version that is opened. */
const kept = new RecentlyUsed<ServerMap>(KEPT);

/** Answers a question about the published directory. */
export function serverAnswer(query: AccessQuery, today?: string): ServerAnswer {
	const { version, today: asOf, answer, named } = serverMap(query, today);
	return { version, today: asOf, answer, named };
}

/**
 * The same with the classes of the counties.
 *
 * @param today ISO date that freshness is measured from
 */
export function serverMap(
	query: AccessQuery,
	today = new Date().toISOString().slice(0, 10)
): ServerMap {
	const engine = serverEngine();
	const key = `${today}?${canonicalParameters(query)}`;
	return kept.get(key, () => reckonOwn(engine, query, today));
}

/** Where the clinics of an answer are: those that count, and those that the scenario closes. */
export function drawnClinics(open: Uint8Array): DrawnClinic[] {
	const { columns } = serverEngine();
	return [...open.keys()]
		.filter((i) => open[i] !== 0)
		.map((i) => ({
			latitude: columns.latitude[i],
			longitude: columns.longitude[i],
			closed: open[i] === 2,
			approximate: factAt(columns, 'approximate', i)
		}));
}

/**
 * Names what an answer is drawn from and what it is of, for an ETag: a digest of the directory, the
 * tracts, the day, the language and what was asked.
 */
export function answerTag(today: string, asked: string): string {
	const parts = [published().version, population().version, today, getLocale(), asked];
	return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 24);
}

/** The engine over the published directory. The first to ask after a change waits a tenth of a second. */
function serverEngine(): AccessEngine {
	const now = published();
	if (opened?.published !== now) {
		opened = { published: now, engine: openEngine(population().areas, now.directory.columns) };
		kept.clear();
	}
	return opened.engine;
}

function reckonOwn(engine: AccessEngine, query: AccessQuery, today: string): ServerMap {
	const { version, texts } = published();
	const { counties } = engine.areas;
	const closed = query.closed
		.map((id) => texts.treatments.id.indexOf(id))
		.filter((at) => at >= 0)
		.map((at) => at + texts.treatments.first);
	const name = (answered: AccessAnswer | null) => namedClinics(texts.treatments, closed, answered);
	try {
		const { answer: answered, computed } = summarizeAccess(engine, query, closed, today);
		const { countyClass, open } = computed;
		const named = name(answered);
		return { version, today, answer: answered, named, counties, countyClass, open };
	} catch (error) {
		if (!(error instanceof CatchmentsTooLarge)) throw error;
		const nothing = { answer: null, countyClass: null, open: null };
		return { version, today, named: name(null), counties, ...nothing };
	}
}

/** Names of the clinics that are closed, or that the county's answer has. */
function namedClinics(
	texts: Published['texts']['treatments'],
	closed: readonly number[],
	answered: AccessAnswer | null
): Record<number, NamedClinic> {
	const near = answered?.county?.nearest.flatMap(({ index }) => (index === null ? [] : [index]));
	return Object.fromEntries(
		[...closed, ...(near ?? [])].map((index) => {
			const { id, name, city, state } = textAt(texts, index);
			return [index, { id, name, city, state }];
		})
	);
}
