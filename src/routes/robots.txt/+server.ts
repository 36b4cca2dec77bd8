import type { RequestHandler } from './$types';

/** A route and no file, since the sitemap's address must be absolute. */
export const GET: RequestHandler = ({ url }) =>
	new Response(
		[
			'User-agent: *',
			// Searches with a place: nobody's whereabouts belong in an index.
			'Disallow: /*near=',
			'Disallow: /api/',
			'Disallow: /offline',
			'Disallow: /es/offline',
			`Sitemap: ${url.origin}/sitemap.xml`,
			''
		].join('\n'),
		{ headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'max-age=3600' } }
	);
