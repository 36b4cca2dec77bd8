import { builtPath } from '#lib/server/http/built-files.ts';
import { fileShards } from './load-shard.server.ts';
import type { LoadShard } from './load-shard.ts';

let shards: LoadShard | null = null;

/** The places that this server itself serves, read from its own files. */
export function serverShards(): LoadShard {
	shards ??= fileShards(builtPath('places') ?? 'static/places');
	return shards;
}
