/** Words of names that directories write in many ways. */
const SHORT: Readonly<Record<string, string>> = {
	servs: 'services',
	service: 'services',
	svcs: 'services',
	ctr: 'center',
	centers: 'center',
	centre: 'center',
	hlth: 'health',
	healthcare: 'health',
	behav: 'behavioral',
	behavorial: 'behavioral',
	trt: 'treatment',
	prog: 'program',
	programs: 'program',
	hosp: 'hospital',
	med: 'medical',
	assoc: 'associates',
	fac: 'facility',
	st: 'saint',
	op: 'outpatient',
	mh: 'mental',
	cmhc: 'mental'
};
const EMPTY = new Set('inc llc ltd pc pllc corp the of and at for a in dba'.split(' '));

/** The words of a name that tell it from others, in one spelling. */
export function wordsOf(name: string): ReadonlySet<string> {
	const words =
		name
			.toLowerCase()
			.replace(/['’.]/g, '')
			.match(/[\p{L}\d]+/gu) ?? [];
	return new Set(words.map((it) => SHORT[it] ?? it).filter((it) => !EMPTY.has(it)));
}

/** Share of words in common, 0 to 1 (Dice). */
export function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
	const all = a.size + b.size;
	return all === 0 ? 0 : (2 * a.intersection(b).size) / all;
}
