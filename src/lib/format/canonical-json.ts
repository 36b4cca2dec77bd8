/**
 * A value as JSON, members in the order of their names: what says the same is the same text, whatever
 * order it was made in. Members that are undefined are left out; undefined itself is "".
 */
export function canonicalJson(value: unknown): string {
	const sorted = (_: string, it: unknown) =>
		it !== null && typeof it === 'object' && !Array.isArray(it)
			? Object.fromEntries(Object.entries(it).toSorted(([a], [b]) => (a < b ? -1 : 1)))
			: it;
	// It is undefined for undefined, which its type leaves out.
	return (JSON.stringify(value, sorted) as string | undefined) ?? '';
}

/** Whether two values say the same as JSON, whatever the order of their members. */
export function isSame(a: unknown, b: unknown): boolean {
	return canonicalJson(a) === canonicalJson(b);
}
