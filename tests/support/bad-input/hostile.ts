import fc from 'fast-check';

/** Texts that have broken something somewhere. */
export const HOSTILE: readonly string[] = [
	'',
	' ',
	'\0',
	'\uD800',
	'null',
	'[]',
	'{}',
	'{"__proto__":{"x":1}}',
	'__proto__',
	'constructor',
	'-1',
	'0',
	'1e309',
	'NaN',
	'9007199254740993',
	'2147483648',
	'2026-02-30',
	'0000-00-00',
	'../../etc/passwd',
	'//evil.example',
	'javascript:alert(1)',
	'http://',
	'https://[::',
	"' or 1=1 --",
	'%00',
	'%E0%A4%A',
	'=cmd()',
	'a@b',
	'x'.repeat(5000),
	'é'.repeat(3000),
	'"a\nb",c',
	'on',
	'accept',
	'iv_infusion',
	'closed'
];

/** Texts of 20 kB that keep a reader busy whose work grows with the square of their length. */
const LONG: readonly string[] = [
	'a '.repeat(10_000),
	`${' '.repeat(20_000)}x`,
	'x'.repeat(20_000),
	'1'.repeat(20_000),
	'1-'.repeat(10_000),
	'Mo 08:00-12:00;'.repeat(1300)
];

/** Names that no field and no parameter of ours has. */
export const badName: fc.Arbitrary<string> = fc.constantFrom('x', ...HOSTILE);

/** As much of a text as an address may hold a few times: Node refuses longer ones by itself. */
const SHORT = 3000;

/**
 * What a field or a parameter may hold.
 *
 * @param known texts that mean something there
 * @param isShort in an address, which can't be as long as a form
 */
export const badValue = (known: readonly string[], isShort = false): fc.Arbitrary<string> =>
	fc
		.oneof(
			{ weight: 12, arbitrary: fc.constantFrom(...HOSTILE) },
			{ weight: 1, arbitrary: fc.constantFrom(...LONG) },
			{ weight: 8, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
			{ weight: 12, arbitrary: fc.constantFrom('', ...known) },
			// Something that is right but for its end.
			{
				weight: 2,
				arbitrary: fc
					.tuple(fc.constantFrom('', ...known), fc.constantFrom(...HOSTILE))
					.map((both) => both.join(''))
			}
		)
		.map((text) => (isShort ? text.slice(0, SHORT) : text));

/** One of some words, the heavier the oftener. */
export const weighted = <T extends string>(weights: Record<T, number>): fc.Arbitrary<T> =>
	fc.oneof(
		...(Object.entries(weights) as [T, number][]).map(([word, weight]) => ({
			weight,
			arbitrary: fc.constant(word)
		}))
	);
