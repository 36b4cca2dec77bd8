import type { Clinic } from '#lib/clinics/record/clinic.ts';
import type { Database } from '#lib/server/database/database.ts';
import type { Site } from '../listings.ts';
import type { People } from './people.ts';

/** A site that bad input is sent to. */
export interface Stage {
	site: Site;
	database: Database;
	people: People;
	/** Listed ones. Claims are made on many, so that none is used up. */
	clinics: readonly Clinic[];
}

/** A form as somebody sees it who may send it, and for whom it would do something. */
export interface Scene {
	/** Of its page, with the query that the form needs. */
	path: string;
	/** '': nobody is signed in. */
	cookie: string;
	/** What its page would send, were it filled in. */
	usual: Usual | (() => Usual);
}

/** Fields and what is in them. A function gives them where they hold for seconds only. */
type Usual = Record<string, string | readonly string[]>;

/** How an action is put into place. */
export interface Setting {
	/** The scene of the i-th input. What is used up by being sent is made anew. */
	scene: (i: number) => Promise<Scene>;
	/**
	 * Answers that tell that the action itself was reached, and went each of its ways: a status, and
	 * for a redirect where it starts to lead. No guard and no limit gives them to what passes guards.
	 */
	answers: readonly string[];
	/** Values to try besides the hostile ones; by default what its page holds. */
	known?: readonly string[];
	/** Of the inputs that each action gets; less where passwords are hashed, which takes its time. */
	share?: number;
	/** Whether its page asks for a file. */
	hasFile?: boolean;
}

/** By the name of the action. */
export type Settings = Record<string, Setting>;

/** The same for so many numbers in a row, then another: as much as a limit lets through. */
export function everyFew<T>(
	count: number,
	make: (group: number) => Promise<T>
): (i: number) => Promise<T> {
	const made = new Map<number, Promise<T>>();
	return (i) => {
		const group = Math.floor(i / count);
		const known = made.get(group) ?? make(group);
		made.set(group, known);
		return known;
	};
}

/** One thing, made when it is first needed. */
export function once<T>(make: () => Promise<T>): () => Promise<T> {
	const made = everyFew(1, make);
	return () => made(0);
}
