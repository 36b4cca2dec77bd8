import type L from 'leaflet';

/** A change of more levels than this jumps. */
const ZOOM_GLIDE = 4;

/**
 * Lets a map jump where Leaflet would glide, for people who ask for less motion. Leaflet reads these
 * options at each move; it has none against animated pans, so those are told one by one.
 *
 * @returns what to call with whether to jump
 */
export function reducedMotion(map: L.Map): (still: boolean) => void {
	let jump = false;
	const panBy = map.panBy.bind(map);
	map.panBy = (offset, options) => panBy(offset, jump ? { ...options, animate: false } : options);
	return (still) => {
		jump = still;
		const { options } = map;
		options.inertiaMaxSpeed = still ? 0 : Infinity;
		options.zoomAnimation = !still;
		// In zoom levels: no change is within a threshold below zero.
		options.zoomAnimationThreshold = still ? -1 : ZOOM_GLIDE;
	};
}
