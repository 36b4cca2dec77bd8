/** Metres in an international mile. */
export const METRES_PER_MILE = 1609.344;

export const UNITS = ['mi', 'km'] as const;
/** What a person reads distances in. Inside, every distance is in metres. */
export type Unit = (typeof UNITS)[number];

const METRES_PER: Record<Unit, number> = { mi: METRES_PER_MILE, km: 1000 };

/** Metres → miles or kilometres. */
export function fromMetres(metres: number, unit: Unit): number {
	return metres / METRES_PER[unit];
}

/** Miles or kilometres → metres. */
export function toMetres(value: number, unit: Unit): number {
	return value * METRES_PER[unit];
}
