/**
 * FNV-1a (Fowler, Noll, Vo; RFC 9923), 32 bits: short and quick, and no change of a single byte
 * leaves it as it was. It keeps nobody out who means harm.
 *
 * @param units bytes; or the code units of a text, each taken as one step
 */
export function fnv1a(units: ArrayLike<number>): number {
	let hash = 0x811c9dc5;
	for (let i = 0; i < units.length; i++) hash = Math.imul(hash ^ units[i], 0x01000193);
	return hash >>> 0;
}
