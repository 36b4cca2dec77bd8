import { openBasemap, type Basemap } from './basemap-layer.svelte.ts';

/** The basemap behind an address, opened anew when the address changes. For components alone. */
export class OpenedBasemap {
	/** null: it is on its way, or there is none. */
	current = $state.raw<Basemap | null>(null);
	/** There is none, or it can't be opened: the map stands over a plain background. */
	failed = $state(false);

	/** @param url of a PMTiles archive; null: none */
	constructor(url: () => string | null) {
		$effect(() => {
			const address = url();
			let isWanted = true;
			this.current = null;
			this.failed = address === null;
			if (address !== null)
				openBasemap(address).then(
					(opened) => isWanted && (this.current = opened),
					() => isWanted && (this.failed = true)
				);
			return () => (isWanted = false);
		});
	}
}
