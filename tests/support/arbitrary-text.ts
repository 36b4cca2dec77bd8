import fc from 'fast-check';

/** Texts of any characters at all, lone surrogates and control characters among them. */
export function anyText(maxLength: number): fc.Arbitrary<string> {
	const character = fc.oneof(
		fc.integer({ min: 32, max: 126 }),
		fc.integer({ min: 0, max: 0xff }),
		fc.integer({ min: 0, max: 0x10ffff })
	);
	return fc.array(character, { maxLength }).map((codes) => String.fromCodePoint(...codes));
}
