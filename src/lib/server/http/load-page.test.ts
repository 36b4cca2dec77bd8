import { error, isHttpError } from '@sveltejs/kit';
import { describe, expect, it } from 'vitest';
import { SignedOut } from '#lib/accounts/guards.server.ts';
import { loadPage } from './load-page.ts';

/** What a page is made of that asks by a method, and meets what is thrown. */
async function outcome(method: string, thrown?: unknown): Promise<unknown> {
	const request = new Request('https://clinics.example/account', { method });
	const load = () => {
		if (thrown) throw thrown;
		return 'all of it';
	};
	return loadPage({ request }, load).catch((reason: unknown) =>
		isHttpError(reason) ? reason.status : reason
	);
}

function thrownBy(work: () => never): unknown {
	try {
		return work();
	} catch (thrown) {
		return thrown;
	}
}

describe('what a page shows', () => {
	const away = new Error('timeout exceeded when trying to connect');

	it('is what it loads', async () => {
		for (const method of ['GET', 'POST']) expect(await outcome(method)).toBe('all of it');
	});

	it('is 503 while the database is away, and its form where one was sent', async () => {
		expect(await outcome('GET', away)).toBe(503);
		expect(await outcome('POST', away)).toBeNull();
	});

	it('is the form that was sent, also where its sender is signed out or it is about nothing', async () => {
		const gone = thrownBy(() => error(404));
		expect(await outcome('POST', new SignedOut())).toBeNull();
		expect(await outcome('POST', gone)).toBeNull();
		expect(await outcome('GET', gone)).toBe(404);
	});

	it('is whatever else went wrong', async () => {
		const mistake = new TypeError('x is not a function');
		const forbidden = thrownBy(() => error(403));
		for (const method of ['GET', 'POST']) {
			expect(await outcome(method, mistake)).toBe(mistake);
			expect(await outcome(method, forbidden)).toBe(403);
		}
	});
});
