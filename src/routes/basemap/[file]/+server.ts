import { serveBasemap } from '#lib/map/base/basemap-file.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ request, params }) => serveBasemap(request, params.file);
export const HEAD = GET;
