import { existsSync } from 'node:fs';
import { fileShards } from './load-shard.server.ts';
import type { LoadShard } from './load-shard.ts';

/** Where the places stand: as built into the app, or as `npm run build` left them before that. */
const DIRECTORIES = ['build/client/places', 'static/places'];

let shards: LoadShard | null = null;

/** The places that this server itself serves, read from its own files. */
export function ownShards(): LoadShard {
	shards ??= fileShards(DIRECTORIES.find((path) => existsSync(path)) ?? DIRECTORIES[0]);
	return shards;
}
