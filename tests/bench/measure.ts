import { Bench } from 'tinybench';

/** Microseconds that half of the runs, and 99 of 100, stay below. */
export interface Timing {
	name: string;
	p50: number;
	p99: number;
}

/**
 * Times tasks one after the other, each over the same inputs in turn.
 *
 * @param seconds for each task, besides warming up
 */
export async function measure<T>(
	inputs: readonly T[],
	tasks: { name: string; run: (input: T) => unknown }[],
	seconds = 0.2
): Promise<Timing[]> {
	const bench = new Bench({
		time: seconds * 1000,
		iterations: 20,
		warmupTime: seconds * 400,
		warmupIterations: 10
	});
	for (const { name, run } of tasks) {
		let turn = 0;
		bench.add(name, () => {
			run(inputs[turn++ % inputs.length]);
		});
	}
	await bench.run();
	return bench.tasks.map(({ name, result }) => {
		if (!('latency' in result)) throw new Error(`${name} did not run: ${result.state}`);
		return { name, p50: result.latency.p50 * 1000, p99: result.latency.p99 * 1000 };
	});
}

/** A line for each timing, with its ratio to the first. */
export function printTimings(title: string, timings: readonly Timing[]): void {
	const width = Math.max(...timings.map(({ name }) => name.length));
	const cell = (value: number) => (value < 100 ? value.toFixed(1) : value.toFixed(0)).padStart(9);
	console.log(`\n${title}`);
	console.log(`  ${''.padEnd(width)}    p50 µs    p99 µs    p50 against ours`);
	for (const { name, p50, p99 } of timings) {
		const ratio = `${(p50 / timings[0].p50).toFixed(1)} ×`;
		console.log(`  ${name.padEnd(width)} ${cell(p50)} ${cell(p99)} ${ratio.padStart(16)}`);
	}
}
