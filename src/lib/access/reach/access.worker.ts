/**
 * Reckons the access map beside the page, so that it never stands still. Only passes messages: what
 * is reckoned is in `engine.ts`, and the server reckons with the same.
 */
import { bitsAt } from '#lib/clinics/columns/fact-words.ts';
import { decodeColumns } from '#lib/clinics/columns/compact.ts';
import { METRES_PER_MILE } from '#lib/geo/units.ts';
import { summarizeAccess } from './summarize-access.ts';
import { CatchmentsTooLarge } from './catchment.ts';
import { openEngine, compute, warmUp, type AccessEngine } from './engine.ts';
import { fetchWithShare } from './fetch-with-share.ts';
import type { WorkerRequest, WorkerReply } from './messages.ts';
import { decodePopulation } from '#lib/access/people/population.ts';
import { candidatePlaces, whereNext } from './where-next.ts';

type Question = Extract<WorkerRequest, { kind: 'ask' }>;
type Search = Extract<WorkerRequest, { kind: 'where_next' }>;

let engine: AccessEngine | null = null;
/** The newest question: those that came before it are no longer asked. */
let question: Question | null = null;
let search: Search | null = null;

const tell = (told: WorkerReply, transfer: Transferable[] = []) =>
	self.postMessage(told, { transfer });

/** Lets messages in. */
const breathe = () => new Promise((resolve) => setTimeout(resolve));

self.onmessage = ({ data }: MessageEvent<WorkerRequest>) => {
	switch (data.kind) {
		case 'open':
			return void open(data.population, data.columns);
		case 'ask':
			if (question === null) setTimeout(answerNewest);
			question = data;
			return;
		case 'where_next':
			search = data;
			return void look(data);
		case 'stop':
			search = null;
	}
};

async function open(population: string, columns: string): Promise<void> {
	try {
		let shares = [0, 0];
		const loading = (part: number) => (share: number) => {
			shares = shares.with(part, share);
			// The tracts are most of it.
			tell({ kind: 'loading', share: 0.9 * shares[0] + 0.1 * shares[1] });
		};
		const [people, clinics] = await Promise.all([
			fetchWithShare(population, loading(0)),
			fetchWithShare(columns, loading(1))
		]);
		const areas = decodePopulation(people);
		const { latitude, longitude } = areas;
		const opened = openEngine(areas, decodeColumns(clinics));
		const { counties } = areas;
		const dots = { latitude, longitude, population: areas.population };
		const placed = opened.prepared.clinics;
		const approximate = Uint8Array.from(placed.latitude, (_, i) =>
			bitsAt(opened.columns, 'approximate', i)
		);
		tell({ kind: 'opened', dots, counties, clinics: { ...placed, approximate } });
		engine = opened;
		answerNewest();
		for (const share of warmUp(opened)) {
			void share;
			await breathe();
		}
	} catch (error) {
		tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
	}
}

function answerNewest(): void {
	if (!engine || !question) return;
	const { id, query, closed, today } = question;
	question = null;
	try {
		const { answer: answered, computed } = summarizeAccess(engine, query, closed, today);
		const { open, countyClass, areaClass } = computed;
		tell({ kind: 'answered', id, answer: answered, open, countyClass, areaClass }, [
			open.buffer,
			countyClass.buffer,
			areaClass.buffer
		]);
	} catch (error) {
		if (!(error instanceof CatchmentsTooLarge)) throw error;
		tell({ kind: 'refused', id, reason: 'too_large' });
	}
}

async function look(it: Search): Promise<void> {
	if (!engine) return;
	const { areas, tree } = engine;
	const { nearest } = compute(
		engine,
		{ ...it.query, measure: 'nearest', nth: 1 },
		it.closed,
		it.today
	);
	const candidates = candidatePlaces(areas, it.candidates);
	const countyOf = (row: number) => (it.candidates === 'counties' ? row : areas.county[row]);
	const steps = whereNext(tree, candidates, {
		population: areas.population,
		metres: nearest.metres,
		within: it.miles * METRES_PER_MILE,
		count: it.count
	});
	for (;;) {
		const { done, value } = steps.next();
		if (search !== it) return;
		if (done) {
			const places = value.map((one) => ({
				...one,
				county: countyOf(candidates.rows[one.candidate])
			}));
			return tell({ kind: 'found', id: it.id, places });
		}
		tell({ kind: 'looking', id: it.id, share: value });
		await breathe();
	}
}
