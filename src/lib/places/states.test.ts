import { describe, expect, it } from 'vitest';
import { STATE_CODES, isStateCode, stateCode, stateName, stateNames } from './states.ts';

describe('states', () => {
	it('are fifty, DC and five territories', () => {
		expect(STATE_CODES.length).toBe(56);
	});

	it('are found by their code and by each of their names, and by nothing else', () => {
		for (const code of STATE_CODES) {
			expect(stateCode(code)).toBe(code);
			expect(stateCode(` ${code.toLowerCase()}. `)).toBe(code);
			for (const name of stateNames(code)) expect(stateCode(name.toUpperCase())).toBe(code);
		}
		expect(stateCode('D.C.')).toBe('DC');
		expect(stateCode('Nuevo México')).toBe('NM');
		for (const other of ['', 'ZZ', 'AE', 'Ontario', 'constructor']) {
			expect(stateCode(other)).toBeUndefined();
			expect(isStateCode(other)).toBe(false);
		}
	});

	it('have a Spanish name, the English one where it is the same', () => {
		expect(stateName('NY', 'es')).toBe('Nueva York');
		expect(stateName('NY')).toBe('New York');
		expect(stateName('TX', 'es')).toBe('Texas');
	});
});
