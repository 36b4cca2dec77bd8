import { describe, expect, it } from 'vitest';
import { LockRetry } from './lock-retry.ts';

const busy = () => Object.assign(new Error('database is locked'), { errcode: 5 });

/** A lock that is held, and tries to get it that each take 300 ms of a clock of their own. */
function heldLock() {
	const clock = { now: 0 };
	const lock = { isHeld: true, attempts: 0 };
	const patience = new LockRetry(1000, () => clock.now);
	const attempt = () => {
		clock.now += 300;
		lock.attempts++;
		if (lock.isHeld) throw busy();
		return 'done';
	};
	return { clock, lock, patience, attempt };
}

describe('patience with a lock that another process holds', () => {
	it('lasts until it is free', async () => {
		const { lock, patience, attempt } = heldLock();
		const waiting = patience.try(attempt);
		expect(lock.attempts).toBe(1);
		lock.isHeld = false;
		expect(await waiting).toBe('done');
		expect(lock.attempts).toBe(2);
	});

	it('ends, and is not had again by those who come then', async () => {
		const { lock, patience, attempt } = heldLock();
		await expect(patience.try(attempt)).rejects.toThrow('database is locked');
		expect(lock.attempts).toBe(5);
		await expect(patience.try(attempt)).rejects.toThrow('database is locked');
		expect(lock.attempts).toBe(6);
	});

	it('begins anew when nobody was refused for a while', async () => {
		const { clock, lock, patience, attempt } = heldLock();
		await expect(patience.try(attempt)).rejects.toThrow();
		clock.now += 2000;
		await expect(patience.try(attempt)).rejects.toThrow();
		expect(lock.attempts).toBe(10);
	});

	it('begins anew when somebody who had waited got it', async () => {
		const { lock, patience, attempt } = heldLock();
		const waiting = patience.try(() => (lock.attempts < 3 ? attempt() : 'done'));
		await expect(waiting).resolves.toBe('done');
		await expect(patience.try(attempt)).rejects.toThrow();
		expect(lock.attempts).toBe(8);
	});

	it('is not had with other errors', async () => {
		const { patience } = heldLock();
		let attempts = 0;
		const failing = patience.try(() => {
			attempts++;
			throw new Error('no such table');
		});
		await expect(failing).rejects.toThrow('no such table');
		expect(attempts).toBe(1);
	});
});
