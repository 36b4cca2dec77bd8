/**
 * How many insertions, deletions, replacements and swaps of neighbouring letters turn one text into
 * the other, each letter touched once (optimal string alignment; Damerau, Commun. ACM 7(3), 1964,
 * doi:10.1145/363958.363994). Infinity as soon as it is sure to exceed `limit`.
 */
export function editDistance(a: string, b: string, limit: number): number {
	if (Math.abs(a.length - b.length) > limit) return Infinity;
	let before: number[] = [];
	let above = Array.from({ length: b.length + 1 }, (_, column) => column);
	for (let i = 1; i <= a.length; i++) {
		const row = [i];
		for (let j = 1; j <= b.length; j++) {
			const change = a[i - 1] === b[j - 1] ? 0 : 1;
			let least = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + change);
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
				least = Math.min(least, before[j - 2] + 1);
			}
			row.push(least);
		}
		// A swap reaches back two rows, so both must be past the limit.
		if (Math.min(...row) > limit && Math.min(...above) > limit) return Infinity;
		before = above;
		above = row;
	}
	return above[b.length] <= limit ? above[b.length] : Infinity;
}

/** How many slips we look for in a name: one in a short one, at most three in a long one. */
export function slipsAllowed(key: string): number {
	return key.length <= 4 ? 1 : key.length <= 9 ? 2 : 3;
}
