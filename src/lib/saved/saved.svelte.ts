import { readSavedIds, SAVED_KEY, toggleSavedId } from './saved-ids.ts';

/**
 * The clinics someone saved in this browser. It stays empty on the server, where `open` is never
 * called, so that nothing can pass from one person to another.
 */
class SavedClinics {
	#ids = $state.raw<readonly string[]>([]);
	#isOpen = $state(false);
	#isKept = $state(true);

	/** In the order they were saved. Empty until `open`. */
	get ids(): readonly string[] {
		return this.#ids;
	}

	/** Whether the browser's list has been read. */
	get isOpen(): boolean {
		return this.#isOpen;
	}

	/** false: the browser refuses to keep the list, which then lasts as long as the page is open. */
	get isKept(): boolean {
		return this.#isKept;
	}

	has(id: string): boolean {
		return this.#ids.includes(id);
	}

	/** Reads the list and follows what other tabs do to it. Call when mounted; again does nothing. */
	open(): void {
		if (this.#isOpen) return;
		this.#isOpen = true;
		this.#read();
		addEventListener('storage', (event) => {
			// A null key: the whole storage was cleared.
			if (event.key === SAVED_KEY || event.key === null) this.#ids = readSavedIds(event.newValue);
		});
	}

	/** Saves a clinic, or removes it when it is saved. */
	toggle(id: string): void {
		// Another tab may have written since; a list that can't be kept is only here.
		if (this.#isKept) this.#read();
		this.#ids = toggleSavedId(this.#ids, id);
		try {
			localStorage.setItem(SAVED_KEY, JSON.stringify(this.#ids));
		} catch {
			// Full, or forbidden by the browser's settings.
			this.#isKept = false;
		}
	}

	#read(): void {
		try {
			this.#ids = readSavedIds(localStorage.getItem(SAVED_KEY));
		} catch {
			this.#isKept = false;
		}
	}
}

/** The browser's own list; one for the whole page. */
export const saved = new SavedClinics();
