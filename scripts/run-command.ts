import { spawn, type ChildProcess } from 'node:child_process';

/** A command that ended. */
export interface Ended {
	/** null: it was ended by a signal, or never began. */
	code: number | null;
	/** What it printed; empty when it printed straight to our own output. */
	output: string;
	seconds: number;
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
const running = new Set<ChildProcess>();

function endAll(signal: NodeJS.Signals): void {
	for (const child of running) child.kill(signal);
	process.exit(signal === 'SIGINT' ? 130 : 143);
}

/** Signals are ours only while something runs: the server we may become has its own way to end. */
function began(child: ChildProcess): void {
	if (running.size === 0) for (const signal of SIGNALS) process.on(signal, endAll);
	running.add(child);
}

function ended(child: ChildProcess): void {
	running.delete(child);
	if (running.size === 0) for (const signal of SIGNALS) process.off(signal, endAll);
}

/**
 * Runs a program and waits for it. It ends with us when we are told to end.
 *
 * @param quiet keep what it prints, instead of printing it
 */
export function runCommand(
	program: string,
	words: readonly string[],
	{ quiet = false, variables = {} }: { quiet?: boolean; variables?: Record<string, string> } = {}
): Promise<Ended> {
	const start = performance.now();
	const child = spawn(program, words, {
		stdio: ['ignore', ...(quiet ? (['pipe', 'pipe'] as const) : (['inherit', 'inherit'] as const))],
		env: { ...process.env, ...variables }
	});
	began(child);
	const printed: Buffer[] = [];
	child.stdout?.on('data', (part: Buffer) => printed.push(part));
	child.stderr?.on('data', (part: Buffer) => printed.push(part));
	return new Promise((resolve) => {
		const end = (code: number | null) => {
			ended(child);
			const seconds = (performance.now() - start) / 1000;
			resolve({ code, output: Buffer.concat(printed).toString(), seconds });
		};
		child.on('error', (error) => {
			printed.push(Buffer.from(`${program}: ${error.message}\n`));
			end(null);
		});
		child.on('close', end);
	});
}
