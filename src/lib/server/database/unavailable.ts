/** Networks and disks, as Node names what is wrong with them. */
const SYSTEM = new Set([
	'EAI_AGAIN',
	'ECONNREFUSED',
	'ECONNRESET',
	'EHOSTUNREACH',
	'EIO',
	'EMFILE',
	'ENETUNREACH',
	'ENFILE',
	'ENOSPC',
	'ENOTFOUND',
	'EPIPE',
	'EROFS',
	'ETIMEDOUT'
]);

/**
 * PostgreSQL's SQLSTATE: lost connections (08), no room or no connection left (53), shutting down
 * or starting (57P), its disk (58), a standby that may not write (25006), a role without rights (42501),
 * changes that stood in each other's way (40001, 40P01, 55P03), and what took too long (57014, 25P03).
 */
const POSTGRES = /^(08|53|58)[\dA-Z]{3}$|^57P0[1-5]$|^(25006|25P03|42501|40001|40P01|55P03|57014)$/;

/** What pg and Kysely throw with words alone. */
const WORDS =
	/timeout exceeded when trying to connect|Query read timeout|Connection terminated|connection error and is not queryable|Cannot use a pool after calling end|driver has already been destroyed/;

/** SQLite's primary result codes: BUSY, LOCKED, READONLY, IOERR, FULL, CANTOPEN. */
const SQLITE = new Set([5, 6, 8, 10, 13, 14]);

/**
 * Whether an error says that the database can't be written to for now, as it is away, full or busy, or
 * that something else passes (`isTemporary`, as of `PlacesUnavailable`). Not the sender's fault and not
 * a mistake of ours: what they typed goes back to them, to send again.
 */
export function isUnavailable(error: unknown): boolean {
	if (!(error instanceof Error)) return false;
	const { code, errcode, isTemporary } = error as Partial<
		Record<'code' | 'errcode' | 'isTemporary', unknown>
	>;
	if (isTemporary === true) return true;
	if (typeof code === 'string' && (SYSTEM.has(code) || POSTGRES.test(code))) return true;
	if (code === 'ERR_SQLITE_ERROR' && typeof errcode === 'number') return SQLITE.has(errcode & 0xff);
	return WORDS.test(error.message) || isUnavailable(error.cause);
}
