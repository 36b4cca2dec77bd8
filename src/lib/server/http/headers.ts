import { isPrivate } from '#lib/accounts/private-pages.ts';

/** Powers of the browser that no page of ours needs. Reading the position is kept, for us alone. */
const UNUSED_POWERS = [
	'accelerometer',
	'autoplay',
	'browsing-topics',
	'camera',
	'display-capture',
	'encrypted-media',
	'fullscreen',
	'gamepad',
	'gyroscope',
	'hid',
	'idle-detection',
	'local-fonts',
	'magnetometer',
	'microphone',
	'midi',
	'payment',
	'picture-in-picture',
	'publickey-credentials-get',
	'screen-wake-lock',
	'serial',
	'usb',
	'xr-spatial-tracking'
];

const PERMISSIONS = ['geolocation=(self)', ...UNUSED_POWERS.map((name) => `${name}=()`)].join(', ');

/** Query parameters that tell where a person is. */
const PLACE_PARAMETERS = ['near', 'lat', 'lon', 'latitude', 'longitude'];

/**
 * Sets on `headers` what every answer of a page or a route says to the browser. Static files go out
 * before any hook runs, without it. The content policy is Kit's (`svelte.config.js`), which is fixed
 * at build time; the operator's basemap is let in here.
 *
 * @param url as asked for
 * @param basemapUrl the operator's, from the settings
 * @param routeId Kit's name of the route; null: none
 */
export function secureHeaders(
	headers: Headers,
	url: URL,
	basemapUrl: string | null,
	routeId: string | null = null
): void {
	const isForOne = isPrivate(routeId);
	// Nothing to other sites. Under `no-referrer` a browser would also send our own forms as from
	// nowhere, and Kit refuses those; a page that was reached by a link keeps the policy of the first.
	headers.set('referrer-policy', 'same-origin');
	headers.set('x-content-type-options', 'nosniff');
	headers.set('permissions-policy', PERMISSIONS);
	headers.set('cross-origin-opener-policy', 'same-origin');
	if (url.protocol === 'https:') {
		headers.set('strict-transport-security', 'max-age=31536000');
	}
	if (isForOne || PLACE_PARAMETERS.some((name) => url.searchParams.has(name))) {
		headers.set('cache-control', 'private, no-store');
	}
	const policy = headers.get('content-security-policy');
	if (policy) headers.set('content-security-policy', letIn(policy, basemapUrl));
}

/**
 * Lets a browser ask anew each time for what could not be shown: it may keep a 404 or a 410 as long as
 * it likes, and a clinic that is gone can come back.
 */
export function preventErrorCaching(headers: Headers, status: number): void {
	if (status >= 400 && !headers.has('cache-control')) headers.set('cache-control', 'no-cache');
}

/** Adds the origin of a URL to what a policy lets scripts fetch; what is on our own is let in already. */
function letIn(policy: string, url: string | null): string {
	if (url === null || url.startsWith('/')) return policy;
	return policy.replace(/(^|;\s*)connect-src [^;]*/, `$& ${new URL(url).origin}`);
}
