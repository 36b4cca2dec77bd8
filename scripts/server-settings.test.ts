import { describe, expect, it } from 'vitest';
import { serverSettings } from './server-settings.ts';

describe('the settings of the server', () => {
	it('need nothing', () => {
		expect(serverSettings({})).toEqual({
			PORT: '3000',
			ORIGIN: 'http://localhost:3000',
			SHUTDOWN_TIMEOUT: '5',
			BODY_SIZE_LIMIT: '3M'
		});
	});

	it('follow PORT, and leave a given ORIGIN alone', () => {
		expect(serverSettings({ PORT: '8080' }).ORIGIN).toBe('http://localhost:8080');
		expect(serverSettings({ PORT: '8080', ORIGIN: 'https://a.org' }).ORIGIN).toBe('https://a.org');
	});

	it('leave the origin to a proxy that tells it', () => {
		expect(serverSettings({ HOST_HEADER: 'x-forwarded-host' })).not.toHaveProperty('ORIGIN');
	});

	it('name the variable that is wrong', () => {
		expect(() => serverSettings({ PORT: '80a' })).toThrow(/^PORT must/);
		expect(() => serverSettings({ PORT: '70000' })).toThrow(/^PORT must/);
		expect(() => serverSettings({ ORIGIN: 'example.org' })).toThrow(/^ORIGIN must/);
	});
});
