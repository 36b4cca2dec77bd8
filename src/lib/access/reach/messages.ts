import type { AccessAnswer } from './summarize-access.ts';
import type { County, Positions } from '#lib/access/people/areas.ts';
import type { AccessQuery } from '#lib/access/question/query.ts';
import type { NextPlace } from './where-next.ts';
import type { Candidates } from '#lib/access/question/query.ts';

/** What the page asks of the worker. */
export type WorkerRequest =
	| {
			kind: 'open';
			/** Addresses of the tracts' and the directory's files. */
			population: string;
			columns: string;
	  }
	| { kind: 'ask'; id: number; query: AccessQuery; closed: number[]; today: string }
	| {
			kind: 'where_next';
			id: number;
			query: AccessQuery;
			closed: number[];
			today: string;
			miles: number;
			count: number;
			candidates: Candidates;
	  }
	/** Leaves off looking for the best places. */
	| { kind: 'stop' };

/** One of the best places, and the county that it is in, by its place among the counties. */
export interface FoundPlace extends NextPlace {
	county: number;
}

/** What the map needs of every tract. */
export interface Dots {
	latitude: Float64Array;
	longitude: Float64Array;
	population: Uint32Array;
}

/** The clinics with a treatment. */
export interface PlacedClinics extends Positions {
	/** 1: it stands at the middle of its ZIP code. */
	approximate: Uint8Array;
}

/** What the worker tells the page. */
export type WorkerReply =
	/** Share of the files that has come, 0 to 1. */
	| { kind: 'loading'; share: number }
	| { kind: 'opened'; dots: Dots; counties: County[]; clinics: PlacedClinics }
	| { kind: 'failed'; message: string }
	| {
			kind: 'answered';
			id: number;
			answer: AccessAnswer;
			open: Uint8Array;
			countyClass: Uint8Array;
			areaClass: Uint8Array;
	  }
	/** The question can't be answered: why, in the language of errors. */
	| { kind: 'refused'; id: number; reason: 'too_large' }
	| { kind: 'looking'; id: number; share: number }
	| { kind: 'found'; id: number; places: FoundPlace[] };
