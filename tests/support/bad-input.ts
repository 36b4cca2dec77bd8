import fc from 'fast-check';

/** Texts that have broken something somewhere. */
const HOSTILE = [
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

/** What a field of a form may hold; `known` are values that the page itself offered. */
const value = (known: readonly string[]) =>
	fc.oneof(
		{ weight: 3, arbitrary: fc.constantFrom(...HOSTILE) },
		{ weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
		{ weight: 3, arbitrary: fc.constantFrom('', ...known) }
	);

/** The body of a post, and how it is sent. */
export interface BadPost {
	fields: [name: string, value: string][];
	/** `fields`: in the type that a browser uses. The others are what no browser sends. */
	as: 'fields' | 'multipart' | 'file' | 'json' | 'broken' | 'nothing';
	token: 'right' | 'tampered' | 'none';
	origin: 'ours' | 'foreign' | 'none';
}

/**
 * Something to send to a form that has these fields.
 *
 * @param names of the form's fields
 * @param known values that the page offers
 */
export const badPost = (
	names: readonly string[],
	known: readonly string[]
): fc.Arbitrary<BadPost> =>
	fc.record({
		fields: fc.array(
			fc.tuple(
				fc.oneof(
					{ weight: 8, arbitrary: fc.constantFrom('x', ...names) },
					{ weight: 1, arbitrary: fc.constantFrom(...HOSTILE) }
				),
				value(known)
			),
			{ maxLength: 12 }
		),
		as: weighted<BadPost['as']>({
			fields: 8,
			multipart: 3,
			file: 1,
			json: 1,
			broken: 1,
			nothing: 1
		}),
		token: weighted<BadPost['token']>({ right: 10, tampered: 1, none: 1 }),
		origin: weighted<BadPost['origin']>({ ours: 14, foreign: 1, none: 1 })
	});

const weighted = <T extends string>(weights: Record<T, number>): fc.Arbitrary<T> =>
	fc.oneof(
		...(Object.entries(weights) as [T, number][]).map(([word, weight]) => ({
			weight,
			arbitrary: fc.constant(word)
		}))
	);

/** The parameters of an address that asks an endpoint for something. */
export const badQuery = (names: readonly string[]): fc.Arbitrary<string> =>
	fc
		.array(fc.tuple(fc.constantFrom('x', ...names), value(['60601', 'Phoenix', '1', 'medicaid'])), {
			maxLength: 6
		})
		.map((pairs) => pairs.map(([k, v]) => `${k}=${escape(v)}`).join('&'));

/** Escaped as a browser does it, half surrogates and all. */
const escape = (text: string) => encodeURIComponent(text.toWellFormed());
