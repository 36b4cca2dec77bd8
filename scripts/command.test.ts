import { describe, expect, it } from 'vitest';
import { read, UsageError } from './command.ts';

const CALL = {
	usage: 'npm run backup -- FILE [--yes] [--name NAME]',
	does: 'Backs up.',
	options: { yes: { type: 'boolean', default: false }, name: { type: 'string' } },
	words: [1, 2]
} as const;

describe('what is said to a command', () => {
	it('is read: words, and options with their values', () => {
		expect(read(CALL, ['--name', 'x', 'a', '--yes', 'b'])).toMatchObject({
			values: { yes: true, name: 'x' },
			positionals: ['a', 'b']
		});
		expect(read(CALL, ['a'])?.values).toEqual({ yes: false });
		expect(read({ usage: 'x', does: 'y' }, [])?.positionals).toEqual([]);
	});

	it.each([['--help'], ['-h'], ['--help', '--yes'], ['file', '--help']])(
		'asks for help: %s %s',
		(...line) => {
			expect(read(CALL, line)).toBeUndefined();
		}
	);

	it.each([
		['an option that is none', ['a', '--dry-run']],
		['an option without its value', ['a', '--name']],
		['a value where none belongs', ['a', '--yes=no']],
		['too many words', ['a', 'b', 'c']],
		['too few words', ['--yes']]
	])('is refused when it has %s, with how the command is called', (_, line) => {
		expect(() => read(CALL, line)).toThrow(UsageError);
		expect(() => read(CALL, line)).toThrow(/\nUsage: npm run backup -- FILE/);
	});
});
