import { expect, it } from 'vitest';
import { readEmail } from './account-form.ts';

it('An account’s address is one whatever its case.', () => {
	expect(readEmail(' Desk@Clinic.Example ')).toBe('desk@clinic.example');
	for (const text of ['', 'desk', 'desk@clinic', `${'a'.repeat(250)}@b.example`])
		expect(readEmail(text), text).toBeNull();
});
