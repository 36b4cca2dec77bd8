import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { provenanceOf } from '#lib/clinics/record/provenance/provenance-of.ts';
import { sourceOfEdition } from '#lib/clinics/record/known-sources.ts';

/** Mail providers where anyone gets an address: having one proves nothing about a clinic. */
const PUBLIC_MAIL = [
	'aim.com',
	'aol.com',
	'att.net',
	'bellsouth.net',
	'charter.net',
	'comcast.net',
	'cox.net',
	'duck.com',
	'earthlink.net',
	'fastmail.com',
	'frontier.com',
	'gmail.com',
	'gmx.com',
	'gmx.net',
	'gmx.us',
	'googlemail.com',
	'hey.com',
	'hotmail.com',
	'hotmail.es',
	'hushmail.com',
	'icloud.com',
	'inbox.com',
	'juno.com',
	'live.com',
	'mac.com',
	'mail.com',
	'mailinator.com',
	'me.com',
	'msn.com',
	'netzero.net',
	'optonline.net',
	'outlook.com',
	'outlook.es',
	'pm.me',
	'proton.me',
	'protonmail.com',
	'roadrunner.com',
	'rocketmail.com',
	'sbcglobal.net',
	'spectrum.net',
	'tutanota.com',
	'tuta.com',
	'verizon.net',
	'windstream.net',
	'yahoo.com',
	'yahoo.es',
	'yandex.com',
	'ymail.com',
	'zoho.com',
	'zohomail.com'
];

/** Hosts where many have their pages: nobody's own, and neither is what stands before their name. */
const SHARED_HOSTS = [
	'about.me',
	'blogspot.com',
	'business.site',
	'carrd.co',
	'doximity.com',
	'duckduckgo.com',
	'facebook.com',
	'fb.com',
	'findtreatment.gov',
	'github.io',
	'godaddysites.com',
	'google.com',
	'healthgrades.com',
	'instagram.com',
	'jimdofree.com',
	'jimdosite.com',
	'linkedin.com',
	'linktr.ee',
	'medium.com',
	'myshopify.com',
	'netlify.app',
	'notion.site',
	'pages.dev',
	'psychologytoday.com',
	'site123.me',
	'sites.google.com',
	'square.site',
	'squarespace.com',
	'strikingly.com',
	'substack.com',
	'tiktok.com',
	'tumblr.com',
	'twitter.com',
	'vercel.app',
	'webflow.io',
	'webmd.com',
	'weebly.com',
	'wix.com',
	'wixsite.com',
	'wordpress.com',
	'x.com',
	'yelp.com',
	'youtube.com',
	'zocdoc.com'
];

const PUBLIC_MAIL_HOSTS = new Set(PUBLIC_MAIL);

/**
 * The website whose addresses prove to speak for a clinic. What somebody reported and nobody checked
 * since is listed, but proves nothing: the one who proposed it could claim the clinic next. Nor does what
 * an old list says, whose name on the web may have lapsed and been bought by anyone.
 */
export function provingWebsite(clinic: Clinic): string | undefined {
	const known = provenanceOf(clinic, 'website');
	if (!known) return undefined;
	const source = known.source === 'directory_import' && sourceOfEdition(known.edition ?? '').known;
	const isVouched = source ? source.websitesProve : known.source === 'directory_import';
	return isVouched || known.level !== 'reported' ? clinic.website : undefined;
}

/**
 * Whether an e-mail address proves to speak for the clinic with this website: its domain is the
 * website's host, letter for letter, but for case, `www.` and the spelling of other alphabets
 * (IDNA). A subdomain on either side is another host: it may be another's.
 *
 * @param website that proves, as it is published; undefined: none does
 */
export function domainProves(email: string, website: string | undefined): boolean {
	const domain = domainOf(email);
	const host = website === undefined ? null : hostOf(website)?.replace(/^www\./, '');
	return domain !== null && domain === host && isOwn(domain);
}

/** The domain of an e-mail address, in lower case and ASCII; null: it has none. */
export const domainOf = (email: string): string | null =>
	hostOf(`https://${/^[^\s@]+@([^\s@/?#:\\]+)$/.exec(email)?.[1] ?? ''}`);

/** Whether a host with a name belongs to one organization, as far as our lists know. */
function isOwn(host: string): boolean {
	const isName = /^[^.]+(\.[^.]+)*\.[a-z][a-z0-9-]+$/.test(host);
	const isShared = SHARED_HOSTS.some((it) => host === it || host.endsWith(`.${it}`));
	return isName && !PUBLIC_MAIL_HOSTS.has(host) && !isShared;
}

/** The host of an http(s) address, in lower case and ASCII, without a dot at its end. */
function hostOf(address: string): string | null {
	const url = URL.canParse(address) ? new URL(address) : null;
	if (!url || !/^https?:$/.test(url.protocol)) return null;
	return url.hostname.replace(/\.$/, '') || null;
}
