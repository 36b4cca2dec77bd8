import { expect, it } from 'vitest';
import { startBackground, type Job } from './background.ts';
import { openLog } from './log.ts';

const silent = openLog({ logLevel: 'silent' });
const soon = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

it('Work is done again and again, and not after it was stopped.', async () => {
	let times = 0;
	const job: Job = { name: 'count', every: 5, work: async () => times++ };
	const background = startBackground([job], silent);
	await expect.poll(() => times).toBeGreaterThan(3);
	await background.stop();
	const before = times;
	await soon(30);
	expect(times).toBe(before);
});

it('What is under way comes to its end before it counts as stopped, and is told to hurry.', async () => {
	const told: boolean[] = [];
	const work: Job['work'] = async (isStopped) => {
		told.push(isStopped());
		await soon(30);
		told.push(isStopped());
	};
	const background = startBackground([{ name: 'slow', every: 1000, work }], silent);
	await background.stop();
	expect(told).toEqual([false, true]);
});

it('A failure is logged once until the work succeeds again.', async () => {
	const lines: string[] = [];
	const log = openLog({ logLevel: 'info' }, { write: (line) => void lines.push(line) });
	let times = 0;
	const work = async () => {
		if (times++ < 5) throw new Error('away');
	};
	const background = startBackground([{ name: 'shaky', every: 1, work }], log);
	await expect.poll(() => times).toBeGreaterThan(8);
	await background.stop();
	expect(lines.map((line) => JSON.parse(line).msg)).toEqual([
		'background work fails',
		'background work goes on'
	]);
});

it('Work that is woken while it runs is done once more.', async () => {
	let times = 0;
	let wake = () => {};
	const job: Job = {
		name: 'woken',
		every: 60_000,
		listen: (given) => {
			wake = given;
			return () => undefined;
		},
		work: async () => {
			if (times++ === 0) wake();
		}
	};
	const background = startBackground([job], silent);
	await expect.poll(() => times).toBe(2);
	await background.stop();
});
