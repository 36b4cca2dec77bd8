import type { Point } from '#lib/geo/point.ts';

/** A clinic of the directory, as a map that stands alone draws it. */
export interface DrawnClinic extends Point {
	/** Whether the scenario closes it. */
	closed: boolean;
	/** Whether it stands at the middle of its ZIP area, since its address has no known place. */
	approximate: boolean;
}
