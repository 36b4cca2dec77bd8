import { createRequire } from 'node:module';
import type { Atlas, CountyShapes } from './county-shapes.ts';

// A package of data: importing it would have the type checker and the bundler read megabytes.
const require = createRequire(import.meta.url);

let known: CountyShapes | undefined;

/** The shapes of all counties, read when they are first asked for and kept. */
export function countyShapes(): CountyShapes {
	return (known ??= {
		nation: require('us-atlas/counties-albers-10m.json') as Atlas,
		world: require('us-atlas/counties-10m.json') as Atlas
	});
}
