import { describe, expect, it } from 'vitest';
import { connectionLimits, serverSettings } from './server-settings.ts';

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
		expect(serverSettings({ PORT: '8080', ORIGIN: 'https://a.org/' }).ORIGIN).toBe('https://a.org');
	});

	it('need the origin where a proxy stands in front: mails and cookies do', () => {
		const headers = { HOST_HEADER: 'x-forwarded-host', PROTOCOL_HEADER: 'x-forwarded-proto' };
		expect(() => serverSettings(headers)).toThrow(/^Set ORIGIN/);
		expect(serverSettings({ ...headers, ORIGIN: 'https://a.org' }).ORIGIN).toBe('https://a.org');
	});

	it('name the variable that is wrong', () => {
		expect(() => serverSettings({ PORT: '80a' })).toThrow(/^PORT must/);
		expect(() => serverSettings({ PORT: '70000' })).toThrow(/^PORT must/);
		expect(() => serverSettings({ ORIGIN: 'example.org' })).toThrow(/^ORIGIN must/);
	});
});

describe('how much of the server its clients may take', () => {
	it('is limited, whatever is set', () => {
		const standard = { maxConnections: 1000, sendTimeout: 60_000 };
		expect(connectionLimits({})).toEqual(standard);
		expect(connectionLimits({ MAX_CONNECTIONS: '', SEND_TIMEOUT: '' })).toEqual(standard);
	});

	it('is what an operator sets, with the time in seconds', () => {
		expect(connectionLimits({ MAX_CONNECTIONS: '50', SEND_TIMEOUT: '5' })).toEqual({
			maxConnections: 50,
			sendTimeout: 5000
		});
	});

	it.each(['0', '-1', '1.5', '1e3', 'many', '1000000'])('is no %s', (value) => {
		expect(() => connectionLimits({ MAX_CONNECTIONS: value })).toThrow(/^MAX_CONNECTIONS must/);
		expect(() => connectionLimits({ SEND_TIMEOUT: value })).toThrow(/^SEND_TIMEOUT must/);
	});
});
