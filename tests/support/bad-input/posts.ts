import fc from 'fast-check';
import { badName, badValue, weighted } from './hostile.ts';

/** The field that people don't see: who fills it is a robot, and goes no further. */
const TRAP = 'company_fax';

/** The body of a post, and how it is sent. */
export interface Post {
	fields: [name: string, value: string][];
	/** What is sent as the page's file, where it asks for one. */
	file?: Uint8Array;
	/** `fields`: in the type that a browser uses. The others are what no browser sends. */
	as: 'fields' | 'multipart' | 'files' | 'json' | 'broken' | 'nothing';
	/** What the page itself would send: counts before `fields` of the same name, after them, or not. */
	usual: 'first' | 'last' | 'none';
	token: 'right' | 'tampered' | 'none';
	origin: 'ours' | 'foreign' | 'none';
	/** Sent by the page's script, which wants its answer as JSON. */
	byScript: boolean;
}

/** What is known of a form. */
export interface KnownForm {
	names: readonly string[];
	/** Values that its page offers. */
	known: readonly string[];
	/** Files for a form that asks for one. */
	files?: fc.Arbitrary<Uint8Array>;
}

const fieldsOf = ({ names, known }: KnownForm): fc.Arbitrary<Post['fields']> => {
	const own = names.filter((name) => name !== TRAP && name !== 'form_token');
	const field = fc.tuple(
		fc.oneof(
			{ weight: 20, arbitrary: fc.constantFrom('x', ...own) },
			{ weight: 2, arbitrary: badName },
			{ weight: 1, arbitrary: fc.constantFrom(TRAP, 'form_token') }
		),
		badValue(known)
	);
	// A single slip goes farther than many: those end at the first that counts.
	return fc.oneof(
		{ weight: 2, arbitrary: fc.array(field, { minLength: 1, maxLength: 2 }) },
		{ weight: 1, arbitrary: fc.array(field, { maxLength: 12 }) }
	);
};

const how = ({ files }: KnownForm) =>
	weighted<Post['as']>({
		// A file goes only with the second.
		fields: files ? 1 : 9,
		multipart: files ? 10 : 3,
		files: 1,
		json: 1,
		broken: 1,
		nothing: 1
	});

/** The oftener, as it costs no page. */
const byScript = fc.nat(2).map((it) => it > 0);

const fileOf = ({ files }: KnownForm) => files && { file: files };

/** Something to send to a form. */
export const badPost = (form: KnownForm): fc.Arbitrary<Post> =>
	fc.record({
		fields: fieldsOf(form),
		...fileOf(form),
		as: how(form),
		usual: weighted<Post['usual']>({ first: 0, last: 4, none: 1 }),
		token: weighted<Post['token']>({ right: 12, tampered: 1, none: 1 }),
		origin: weighted<Post['origin']>({ ours: 16, foreign: 1, none: 1 }),
		byScript
	});

/** What the page itself would send, and more beside it: it goes as far as the form can take it. */
export const goodPost = (form: KnownForm): fc.Arbitrary<Post> =>
	fc.record({
		fields: fieldsOf(form).map((fields) => fields.filter(([name]) => name !== TRAP)),
		...fileOf(form),
		as: form.files ? fc.constant('multipart') : fc.constantFrom('fields', 'multipart'),
		usual: fc.constant('first'),
		token: fc.constant('right'),
		origin: fc.constant('ours'),
		byScript
	});

/**
 * Whether nothing but the form's own reader may refuse it: it is a form, of ours, with the right token,
 * and the trap is empty.
 */
export const passesGuards = ({ fields, as, token, origin }: Post): boolean =>
	(as === 'fields' || as === 'multipart' || as === 'files') &&
	token === 'right' &&
	origin === 'ours' &&
	fields.every(([name]) => name !== TRAP && name !== 'form_token');

/** A form without anything in it, as a script sends it. */
export const NOTHING: Post = {
	fields: [],
	as: 'fields',
	usual: 'none',
	token: 'none',
	origin: 'ours',
	byScript: true
};
