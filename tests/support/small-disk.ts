import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk of a few megabytes, for tests that fill it. */
export interface SmallDisk {
	folder: string;
	/** Leaves no byte of it. */
	fill(): void;
	/** Takes away what filled it. */
	clear(): void;
	remove(): void;
}

/** Makes a disk in memory; null where this user may not: only root on Linux may. */
export function smallDisk(): SmallDisk | null {
	const folder = mkdtempSync(join(tmpdir(), 'within-reach-disk-'));
	try {
		execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', folder], { stdio: 'ignore' });
	} catch {
		rmSync(folder, { recursive: true });
		return null;
	}
	const filler = join(folder, 'filler');
	return {
		folder,
		fill: () => fill(filler),
		clear: () => rmSync(filler),
		remove() {
			execFileSync('umount', ['-l', folder]);
			rmSync(folder, { recursive: true });
		}
	};
}

function fill(path: string): void {
	const file = openSync(path, 'w');
	try {
		// Pages first: what is left of the last one is nobody else's.
		for (;;) writeSync(file, Buffer.alloc(4096));
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
	} finally {
		closeSync(file);
	}
}
