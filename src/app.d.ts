import type { Services } from '#lib/server/services.ts';
import type { Session } from '#lib/accounts/session.ts';

declare global {
	namespace App {
		interface Error {
			message: string;
			/** Finds the entry in the server's log. Absent when nothing was logged. */
			id?: string;
		}
		interface PageData {
			/** Who is signed in, on pages that are for one person; null: nobody. */
			signedIn?: { email: string; isModerator: boolean } | null;
		}
		interface Locals {
			/** Where the map's PMTiles file is: an absolute URL or a path of ours. null: none was built. */
			basemapUrl: string | null;
			/** What this server works with: database, secrets, settings, log. */
			services: Services;
			/** Who is signed in; null: nobody. */
			session: Session | null;
			/** Why nobody knows who is signed in, though someone may be: the database is away. */
			sessionTrouble?: unknown;
		}
	}
}

export {};
