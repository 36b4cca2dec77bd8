import { expect, it } from 'vitest';
import { knowsTag } from './knows-tag.ts';

const asked = (tags?: string) =>
	new Request('http://localhost/', {
		headers: tags === undefined ? {} : { 'if-none-match': tags }
	});

it.each([['"v1"'], ['W/"v1"'], ['"v0", W/"v1"'], ['"v0","v1" '], ['*']])(
	'%s names version 1',
	(tags) => {
		expect(knowsTag(asked(tags), '"v1"')).toBe(true);
		expect(knowsTag(asked(tags), 'W/"v1"')).toBe(true);
	}
);

it.each([['"v10"'], ['v1'], ['"v0"'], ['"v1-br"'], ['x"v1"x'], ['""'], [''], [undefined]])(
	'%s does not name version 1',
	(tags) => {
		expect(knowsTag(asked(tags), '"v1"')).toBe(false);
	}
);
