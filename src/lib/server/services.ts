import type { Logger } from 'pino';
import type { Auth } from '#lib/accounts/auth.server.ts';
import type { Database } from './database/database.ts';
import type { Secrets } from '#lib/server/database/secrets.ts';
import type { Settings } from '#lib/server/operate/settings.ts';

/** What a server works with, made once at start (`hooks.server.ts`) and handed to who needs it. */
export interface Services {
	settings: Settings;
	database: Database;
	secrets: Secrets;
	auth: Auth;
	log: Logger;
	/** Logs why something can't be stored for now, once a minute for each cause. */
	tell: (error: unknown) => void;
}
