import { z } from 'zod';

/** What an operator can set, besides what adapter-node reads itself (`PORT`, `HOST`, `ORIGIN`). */
export interface Settings {
	/**
	 * Where the operator's PMTiles file is: an absolute http(s) URL, or a path on this server. null:
	 * the map is the one we build.
	 */
	basemapUrl: string | null;
	/** The GeoJSON file that an empty database is filled from. Absent: the directory we keep. */
	directoryFile?: string;
	/** `postgres://…`, or the path of a SQLite file. Absent: a file of ours. */
	databaseUrl?: string;
	/** The site's public address, for links in mails. */
	origin: string;
	/** Where mail is handed in: `smtp://…` or `smtps://…`. Absent: it is written to `var/outbox`. */
	smtpUrl?: string;
	/** Whom mails are from. */
	mailFrom: string;
	/** How many people a change of high risk needs. */
	highRiskReviewers: number;
	/**
	 * Seconds that a stranger's form has to have been open: nobody types what it asks for faster, but
	 * robots do.
	 */
	fastestForm: number;
	/** What the log tells, by pino's levels. */
	logLevel: (typeof LOG_LEVELS)[number];
}

const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug'] as const;

/** What holds when nothing is set. */
export const DEFAULT_SETTINGS: Settings = {
	basemapUrl: null,
	origin: 'http://localhost:3000',
	mailFrom: 'Within Reach <within-reach@localhost>',
	highRiskReviewers: 2,
	fastestForm: 3,
	logLevel: 'info'
};

const HTTP = /^https?$/;
const ROOT_RELATIVE = /^\/(?![/\\])[^\s?#\\]*$/;

const FASTEST_FORM = 'must be a number of seconds from 0 to 60';

const environment = z.object({
	BASEMAP_URL: z
		.union([z.url({ protocol: HTTP }), z.string().regex(ROOT_RELATIVE)], {
			error:
				'must be an http(s) address, or a path on this server that starts with one slash, ' +
				'such as https://tiles.example.org/us.pmtiles or /tiles/us.pmtiles'
		})
		.optional(),
	DIRECTORY_FILE: z.string().optional(),
	DATABASE_URL: z
		.string()
		.regex(/^postgres(ql)?:\/\/|^(?!\w+:\/\/)/, {
			error: 'must start with postgres://, or be the path of a file for SQLite'
		})
		.optional(),
	ORIGIN: z
		.url({
			protocol: HTTP,
			error: 'must be an http(s) address, such as https://clinics.example.org'
		})
		.transform((address) => new URL(address).origin)
		.optional(),
	SMTP_URL: z
		.url({
			protocol: /^smtps?$/,
			error: 'must be an address such as smtp://user:password@mail.example.org:587'
		})
		.optional(),
	MAIL_FROM: z.string().includes('@', { error: 'must hold an e-mail address' }).optional(),
	HIGH_RISK_REVIEWERS: z.coerce
		.number({ error: 'must be 1 or 2' })
		.int({ error: 'must be 1 or 2' })
		.min(1, { error: 'must be 1 or 2' })
		.max(2, { error: 'must be 1 or 2' })
		.optional(),
	FASTEST_FORM: z.coerce
		.number({ error: FASTEST_FORM })
		.min(0, { error: FASTEST_FORM })
		.max(60, { error: FASTEST_FORM })
		.optional(),
	LOG_LEVEL: z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(', ')}` }).optional()
});

/**
 * Reads an environment. A variable set to nothing is not set.
 *
 * @throws Error that names each variable that is wrong, and what would be right
 */
export function readSettings(variables: Record<string, string | undefined>): Settings {
	const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value));
	const parsed = environment.safeParse(set);
	if (!parsed.success) {
		throw new Error(
			parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`).join('\n')
		);
	}
	const given = parsed.data;
	return {
		basemapUrl: given.BASEMAP_URL ?? DEFAULT_SETTINGS.basemapUrl,
		directoryFile: given.DIRECTORY_FILE,
		databaseUrl: given.DATABASE_URL,
		origin: given.ORIGIN ?? DEFAULT_SETTINGS.origin,
		smtpUrl: given.SMTP_URL,
		mailFrom: given.MAIL_FROM ?? DEFAULT_SETTINGS.mailFrom,
		highRiskReviewers: given.HIGH_RISK_REVIEWERS ?? DEFAULT_SETTINGS.highRiskReviewers,
		fastestForm: given.FASTEST_FORM ?? DEFAULT_SETTINGS.fastestForm,
		logLevel: given.LOG_LEVEL ?? DEFAULT_SETTINGS.logLevel
	};
}
