import { fetchTexts } from '#lib/clinics/published/fetch-directory.ts';
import { textAt, type ListTexts } from '#lib/clinics/columns/list-texts.ts';
import type { Point } from '#lib/geo/point.ts';
import type { ParameterProblem } from '#lib/requests/parameters.ts';
import type { AccessAnswer } from '#lib/access/reach/summarize-access.ts';
import type { County } from '#lib/access/people/areas.ts';
import type {
	Dots,
	FoundPlace,
	PlacedClinics,
	WorkerReply,
	WorkerRequest
} from '#lib/access/reach/messages.ts';
import type { FirstAnswer } from '#lib/access/reach/first-answer.ts';
import type { NamedClinic } from '#lib/access/question/named-clinic.ts';
import {
	SHOWN_ONLY,
	type AccessQuery,
	type Candidates,
	type View
} from '#lib/access/question/query.ts';
import type { Scale } from '#lib/access/question/scale.ts';

/** Addresses of the files that are reckoned from, and what starts the worker. */
export interface AccessSources {
	population: string;
	/** Of one version of the directory: columns and texts lie below. */
	directory: string;
	openWorker: () => Worker;
}

/** What the map is painted with. */
export interface Painted {
	/** Of each clinic with a treatment: 1 counts, 2 would if it weren't closed. */
	open: Uint8Array;
	countyClass: Uint8Array;
	areaClass: Uint8Array;
	scale: Scale;
}

const shownOnly: ReadonlySet<string> = new Set(SHOWN_ONLY);

/** A search for the best places. */
export interface NextSearch {
	/** What was asked: the places stand for it, whatever is asked by now. */
	miles: number;
	/** 0 to 1. */
	share: number;
	/** null: not found yet. */
	places: FoundPlace[] | null;
}

/**
 * The access map's state: a question, its answer, and the worker that finds it. Starts from what the
 * server answered; the newest question is the one that is answered.
 */
export class AccessMap {
	readonly today: string;
	/** Of the directory. */
	readonly version: string;
	readonly #sources: AccessSources;
	#named: Record<number, NamedClinic>;
	#worker: Worker | null = null;
	/** Number of the last request. */
	#asked = 0;
	/** An answer that is painted, and whose numbers come after the frame. */
	#painting: { answer: AccessAnswer; query: AccessQuery } | null = null;
	/** The last question. */
	#newest: { id: number; query: AccessQuery } | null = null;

	/** What is asked. */
	query = $state.raw() as AccessQuery;
	/** What was asked when `answer` was found: numbers are told in its words. */
	shown = $state.raw() as AccessQuery;
	problems = $state.raw<ParameterProblem[]>([]);
	answer = $state.raw<AccessAnswer | null>(null);
	painted = $state.raw<Painted | null>(null);
	dots = $state.raw<Dots | null>(null);
	counties = $state.raw<County[]>([]);
	texts = $state.raw<ListTexts | null>(null);
	/** Positions of the clinics with a treatment. */
	clinics = $state.raw<PlacedClinics | null>(null);
	stage = $state<'asleep' | 'loading' | 'ready' | 'failed'>('asleep');
	/** Of what has to be loaded, 0 to 1. */
	share = $state(0);
	/** Whether what was chosen isn't answered yet. */
	isAsking = $state(false);
	/** Why the newest question can't be answered. */
	refused = $state<'too_large' | null>(null);
	next = $state.raw<NextSearch | null>(null);

	constructor(first: FirstAnswer, sources: AccessSources) {
		this.today = first.today;
		this.version = first.version;
		this.#sources = sources;
		this.#named = first.named;
		this.query = first.query;
		this.shown = first.query;
		this.problems = first.problems;
		this.answer = first.answer;
		this.refused = first.answer ? null : 'too_large';
	}

	/** Loads what is reckoned from, and lets the worker answer from now on. */
	async start(): Promise<void> {
		if (this.stage === 'loading' || this.stage === 'ready') return;
		this.stage = 'loading';
		this.share = 0;
		const { population, directory, openWorker } = this.#sources;
		this.#worker = openWorker();
		this.#worker.onmessage = ({ data }: MessageEvent<WorkerReply>) => this.#hear(data);
		this.#worker.onerror = () => this.#fail();
		this.#ask({ kind: 'open', population, columns: `${directory}/columns.bin` });
		try {
			this.texts = await fetchTexts(directory, 'treatment');
		} catch {
			return this.#fail();
		}
		this.#askNow();
	}

	/** Ends the worker. */
	stop(): void {
		this.#worker?.terminate();
		this.#worker = null;
		if (this.stage !== 'failed') this.stage = 'asleep';
	}

	/** Asks something else. What was looked for before stands until it is answered. */
	change(change: Partial<AccessQuery>): void {
		// Places were found for the clinics that counted then.
		if (Object.keys(change).some((name) => !shownOnly.has(name))) {
			this.stopLooking();
		}
		this.query = { ...this.query, ...change };
		this.problems = [];
		this.isAsking = true;
		this.#askNow();
	}

	/** Remembers where the map looks, which changes no answer. */
	look(at: View | null): void {
		this.query = { ...this.query, at };
	}

	/** Asks what an address says. */
	follow(query: AccessQuery, problems: ParameterProblem[]): void {
		this.stopLooking();
		this.query = query;
		this.problems = problems;
		this.isAsking = this.stage !== 'failed';
		this.#askNow();
	}

	/** Takes over what the server answered to another question. */
	receive({ query, problems, answer, named }: FirstAnswer): void {
		this.stopLooking();
		this.query = this.shown = query;
		this.problems = problems;
		this.answer = answer;
		this.#painting = null;
		this.#named = { ...this.#named, ...named };
		this.refused = answer ? null : 'too_large';
		this.isAsking = false;
		this.#askNow();
	}

	/** Looks for the best places for more clinics. */
	lookForNext(miles: number, count: number, candidates: Candidates): void {
		this.next = { miles, share: 0, places: null };
		const { query, today } = this;
		this.#ask({
			kind: 'where_next',
			id: ++this.#asked,
			query,
			closed: this.#closed(),
			today,
			miles,
			count,
			candidates
		});
	}

	/** Leaves off looking. */
	stopLooking(): void {
		this.#ask({ kind: 'stop' });
		this.next = null;
	}

	/** A clinic by its place in the columns; undefined while nobody knows its name yet. */
	clinicAt(index: number): NamedClinic | undefined {
		return this.texts ? textAt(this.texts, index) : this.#named[index];
	}

	/** A clinic by its id, likewise. */
	clinicOf(id: string): NamedClinic | undefined {
		const index = this.texts?.id.indexOf(id) ?? -1;
		if (this.texts) return index < 0 ? undefined : textAt(this.texts, index + this.texts.first);
		return Object.values(this.#named).find((it) => it.id === id);
	}

	/** A clinic by its id, and where it is; undefined while its name or place isn't known. */
	placedClinic(id: string): (NamedClinic & Point) | undefined {
		const { texts, clinics } = this;
		const index = texts?.id.indexOf(id) ?? -1;
		if (!texts || !clinics || index < 0) return undefined;
		const [latitude, longitude] = [clinics.latitude[index], clinics.longitude[index]];
		return { ...textAt(texts, index + texts.first), latitude, longitude };
	}

	/** Places in the columns of the clinics that the scenario closes; those that are gone are left out. */
	#closed(): number[] {
		const { texts } = this;
		if (!texts) return [];
		return this.query.closed.map((id) => texts.id.indexOf(id)).filter((index) => index >= 0);
	}

	#askNow(): void {
		if (!this.texts) return;
		const { query, today } = this;
		this.#newest = { id: ++this.#asked, query };
		this.#ask({ kind: 'ask', ...this.#newest, closed: this.#closed(), today });
	}

	#ask(request: WorkerRequest): void {
		this.#worker?.postMessage(request);
	}

	#hear(told: WorkerReply): void {
		switch (told.kind) {
			case 'loading':
				this.share = told.share;
				return;
			case 'opened':
				this.dots = told.dots;
				this.counties = told.counties;
				this.clinics = told.clinics;
				return;
			case 'failed':
				return this.#fail();
			case 'answered': {
				if (told.id !== this.#newest?.id) return;
				const { answer, open, countyClass, areaClass } = told;
				this.painted = { open, countyClass, areaClass, scale: answer.scale };
				this.refused = null;
				this.stage = 'ready';
				return this.#tellAfterFrame(answer, this.#newest.query);
			}
			case 'refused':
				if (told.id !== this.#newest?.id) return;
				this.#painting = null;
				this.refused = told.reason;
				this.isAsking = false;
				this.stage = 'ready';
				return;
			case 'looking':
				if (this.next) this.next = { ...this.next, share: told.share };
				return;
			case 'found':
				if (this.next) this.next = { ...this.next, share: 1, places: told.places };
		}
	}

	/** Numbers and tables take longer than the map, which should not wait for them. */
	#tellAfterFrame(answer: AccessAnswer, query: AccessQuery): void {
		const isComing = this.#painting !== null;
		this.#painting = { answer, query };
		if (isComing) return;
		const tell = () => {
			const painted = this.#painting;
			this.#painting = null;
			if (!painted) return;
			this.answer = painted.answer;
			this.shown = painted.query;
			// Something else may have been asked since.
			this.isAsking = painted.query !== this.#newest?.query;
		};
		// Nothing is painted where nobody looks.
		if (document.hidden) tell();
		else requestAnimationFrame(() => setTimeout(tell));
	}

	#fail(): void {
		this.stage = 'failed';
		this.#worker?.terminate();
		this.#worker = null;
	}
}
