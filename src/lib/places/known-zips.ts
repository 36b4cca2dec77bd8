/** The shard with the numbers of all known ZIPs, fetched only to suggest some for an unknown one. */
export const KNOWN_ZIPS = 'zips/known';

/**
 * Sorted ZIPs as text, by runs: how many numbers in a row are not ZIPs, then how many are, and so
 * on from 00000, in base 36.
 */
export function encodeKnownZips(zips: readonly string[]): string {
	const runs: number[] = [];
	let next = 0;
	for (const zip of zips.map(Number)) {
		if (zip === next && runs.length > 0) runs[runs.length - 1] += 1;
		else runs.push(zip - next, 1);
		next = zip + 1;
	}
	return runs.map((run) => run.toString(36)).join(' ');
}

/** The reverse: all known ZIPs, in order. */
export function decodeKnownZips(text: string): string[] {
	const zips: string[] = [];
	let next = 0;
	text.split(' ').forEach((run, index) => {
		const end = next + parseInt(run, 36);
		if (index % 2 === 1) {
			for (let zip = next; zip < end; zip++) zips.push(String(zip).padStart(5, '0'));
		}
		next = end;
	});
	return zips;
}

/** How many numbers of the same area (first three digits) are suggested at most. */
const SAME_AREA = 3;

/**
 * Known ZIPs that someone may have meant by an unknown one, best first: the nearest numbers of the
 * same area, two neighbouring digits swapped, then one digit wrong, a late one before an early one.
 */
export function nearZips(zip: string, known: readonly string[], limit: number): string[] {
	const exists = new Set(known);
	const number = Number(zip);
	const sameArea = known
		.filter((other) => other.slice(0, 3) === zip.slice(0, 3))
		.sort((a, b) => Math.abs(Number(a) - number) - Math.abs(Number(b) - number))
		.slice(0, SAME_AREA);
	const typos: string[] = [];
	for (let i = 0; i < 4; i++) {
		typos.push(zip.slice(0, i) + zip[i + 1] + zip[i] + zip.slice(i + 2));
	}
	for (let i = 4; i >= 0; i--) {
		for (const digit of '0123456789') typos.push(zip.slice(0, i) + digit + zip.slice(i + 1));
	}
	return [...new Set([...sameArea, ...typos])]
		.filter((other) => other !== zip && exists.has(other))
		.slice(0, limit);
}
