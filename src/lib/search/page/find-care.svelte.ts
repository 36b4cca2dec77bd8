import type { Directory } from '#lib/clinics/columns/directory.ts';
import { DirectoryUnavailable } from '#lib/clinics/published/fetch-directory.ts';
import type { Place, Resolution } from '#lib/places/place.ts';
import { plainAddress, privateAddress, readAddress } from '#lib/search/address.ts';
import type { FirstFind, LoadFailure } from '#lib/search/first-find.ts';
import type { Filters, SearchQuery } from '#lib/search/query.ts';
import type { ParameterProblem } from '#lib/search/query-url.ts';
import type { SearchResult } from '#lib/search/result.ts';
import { search } from '#lib/search/search.ts';
import { PAGE_SIZE, viewResult, type Row, type SearchView, type Texts } from '#lib/search/view.ts';

/** What the browser needs from outside to search by itself. */
export interface FindCareSources {
	/** Fetches the directory and the texts of its clinics with a treatment. */
	directory: () => Promise<{ directory: Directory; texts: Texts }>;
	/** Fetches the texts of its referral places. */
	referralTexts: () => Promise<Texts['referrals']>;
	resolve: (text: string) => Promise<Resolution>;
}

/**
 * The state of the finder. The server's first result stands until the browser has the directory;
 * from then on every change searches here, and nothing is sent.
 */
export class FindCare {
	/** ISO date that freshness is measured from. */
	today = $state.raw('');
	#sources: FindCareSources;

	filters = $state.raw<Filters>({} as Filters);
	/** What stands in the place field. */
	near = $state('');
	/** What was looked up last: the place of the search, as typed. */
	searched = $state('');
	/** What that turned out to mean; null: nothing was asked yet. */
	resolution = $state.raw<Resolution | null>(null);
	problems = $state.raw<ParameterProblem[]>([]);
	/** How many rows of the list are shown. */
	shown = $state(PAGE_SIZE);
	/** Clinic that the pointer or the keyboard is on, in the list or on the map. */
	highlighted = $state<string | null>(null);
	failure = $state<LoadFailure | null>(null);
	/** The page searches by itself: links then keep the place in the fragment. */
	scripted = $state(false);
	/** A place is being looked up. */
	resolving = $state(false);

	directory = $state.raw<Directory | null>(null);
	#texts = $state.raw<Texts | null>(null);
	#first = $state.raw<FirstFind | null>(null);
	/** Counts place look-ups, so that a slow one can't overwrite a later one. */
	#asked = 0;

	readonly place: Place | null = $derived(
		this.resolution?.kind === 'found' ? this.resolution.place : null
	);
	readonly query: SearchQuery = $derived({ ...this.filters, place: this.place });
	/** null until the browser has the directory. */
	readonly result: SearchResult | null = $derived(
		this.directory && search(this.directory, this.query, this.today)
	);
	/** null while the browser has nothing to show for what was asked. */
	readonly view: SearchView | null = $derived.by(() => {
		if (this.#first) return this.#first.view;
		if (!this.directory || !this.#texts || !this.result) return null;
		return viewResult(this.directory, this.#texts, this.result, [0, this.shown]);
	});
	/** The referral places' texts are still on their way. */
	readonly referralsPending: boolean = $derived(
		this.filters.referrals && !this.#first && this.#texts !== null && this.#texts.referrals === null
	);

	constructor(first: FirstFind, sources: FindCareSources) {
		this.today = first.today;
		this.#sources = sources;
		this.#first = first;
		this.filters = first.filters;
		this.near = first.near;
		this.searched = first.near;
		this.failure = first.failure;
		this.resolution = first.resolution;
		this.problems = first.problems;
	}

	/** The server's page of the list, until the browser searches by itself. */
	get firstPage(): FirstFind | null {
		return this.#first;
	}

	/** Fetches what the search needs, once; again after a failure. */
	async load(): Promise<void> {
		// A place that couldn't be looked up stays so, whatever else is loaded.
		if (this.failure !== 'places') this.failure = null;
		try {
			if (!this.directory) {
				const { directory, texts } = await this.#sources.directory();
				this.#texts = texts;
				this.directory = directory;
			}
			void this.#loadReferrals();
		} catch (error) {
			this.#fail(error);
		}
	}

	/** Changes filters. The list starts over. */
	async change(filters: Partial<Filters>): Promise<void> {
		this.filters = { ...this.filters, ...filters };
		this.#leaveFirst();
		await this.load();
	}

	/**
	 * Looks a place up and searches from there. What was typed stays, whatever comes of it.
	 *
	 * @returns whether this look-up still stands: false when it failed or a later one overtook it
	 */
	async goTo(text: string): Promise<boolean> {
		this.near = text;
		const asked = this.#ask(text);
		if (this.place && text === this.place.text) {
			this.#leaveFirst();
			await this.load();
			return asked === this.#asked;
		}
		this.resolving = true;
		try {
			const resolution = await this.#sources.resolve(text);
			if (asked !== this.#asked) return false;
			this.resolution = resolution;
			this.#leaveFirst();
		} catch {
			if (asked === this.#asked) this.failure = 'places';
			return false;
		} finally {
			if (asked === this.#asked) this.resolving = false;
		}
		await this.load();
		return asked === this.#asked;
	}

	/** Searches from a place that is already known: a suggestion, the device's location, the map. */
	async goToPlace(place: Place, filters: Partial<Filters> = {}): Promise<void> {
		this.#ask(place.text);
		this.near = place.text;
		this.resolution = { kind: 'found', place };
		await this.change(filters);
	}

	/** Takes over what an address asks for: a shared link, back and forward. */
	async follow(url: URL): Promise<void> {
		const { filters, problems, near } = readAddress(url.searchParams, url.hash);
		this.filters = filters;
		this.problems = problems;
		if (near && !(this.place && near === this.place.text)) {
			await this.goTo(near);
			return;
		}
		this.#ask(near);
		this.near = near;
		if (!near) this.resolution = null;
		this.#leaveFirst();
		await this.load();
	}

	/**
	 * The address of a search, for a link. With JavaScript the place is in the fragment, in a new tab
	 * too; without it the server must be told.
	 */
	addressOf(path: string, filters: Filters, near: string, page = 1): string {
		return this.scripted
			? privateAddress(path, filters, near)
			: plainAddress(path, filters, near, page);
	}

	/** Shows the first `rows` rows of the list, and fetches what that takes. */
	async show(rows: number): Promise<void> {
		await this.load();
		if (!this.directory) return;
		this.#first = null;
		this.shown = rows;
	}

	/** Every row of the list, for taking it along; null until the browser has it all. */
	allRows(): Row[] | null {
		const { directory, result } = this;
		const texts = this.#texts;
		if (!directory || !texts || !result || this.referralsPending) return null;
		return viewResult(directory, texts, result, [0, result.total + result.referralTotal]).rows;
	}

	/** Starts a look-up, and lets no earlier one finish. */
	#ask(text: string): number {
		this.searched = text;
		this.resolving = false;
		this.failure = null;
		return ++this.#asked;
	}

	#fail(error: unknown): void {
		const outdated = error instanceof DirectoryUnavailable && error.outdated;
		this.failure = outdated ? 'outdated' : 'directory';
	}

	#leaveFirst(): void {
		this.#first = null;
		this.shown = PAGE_SIZE;
	}

	async #loadReferrals(): Promise<void> {
		if (!this.filters.referrals || !this.#texts || this.#texts.referrals) return;
		try {
			const referrals = await this.#sources.referralTexts();
			this.#texts = { ...this.#texts, referrals };
		} catch (error) {
			this.#fail(error);
		}
	}
}
