import { Feed } from 'feed';
import { escapeXml } from '#lib/format/escape-xml.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale, localizeHref } from '#lib/paraglide/runtime.js';
import {
	actionInWords,
	actorInWords,
	checkInWords,
	detailsOf,
	reasonInWords,
	type Version
} from './history.ts';
import { fieldName, valueInWords } from '#lib/clinics/words/field-words.ts';

/** What a feed is of. */
interface About {
	/** Of the site: "https://example.org". */
	origin: string;
	title: string;
	/** Where the feed is, and the page it belongs to, on this site. */
	path: string;
	page: string;
}

/**
 * An Atom feed (RFC 4287) of changes, in the language of the page.
 *
 * @param versions the newest first
 */
export function changeFeed(
	{ origin, title, path, page }: About,
	versions: readonly Version[]
): string {
	const at = (where: string) => origin + localizeHref(where);
	const feed = new Feed({
		id: at(path),
		title: title.replace(/\p{Cc}/gu, ''),
		link: at(page),
		language: getLocale(),
		feedLinks: { atom: at(path) },
		generator: m.site_name(),
		author: { name: m.site_name() },
		// Nothing has changed yet: then it is as old as can be, and doesn't seem new each time.
		updated: new Date(versions.at(0)?.at ?? 0)
	});
	for (const version of versions) {
		const { clinicId, clinicName } = version;
		const history = `/clinics/${clinicId}/history`;
		feed.addItem({
			// The same in every language: it is one change.
			id: `${origin}${history}#version-${version.version}`,
			title: escapeXml(`${clinicName}: ${actionInWords(version)}`),
			link: `${at(history)}#version-${version.version}`,
			date: new Date(version.at),
			description: described(version)
		});
	}
	return feed.atom1();
}

/** Who did it and what changed, as HTML. */
function described(version: Version): string {
	const changes = detailsOf(version).map(({ field, from, to }) =>
		m.submissions_feed_change({
			field: fieldName(field),
			from: valueInWords(field, from),
			to: valueInWords(field, to)
		})
	);
	const by = m.submissions_history_by({ actor: actorInWords(version) });
	const said = [by, checkInWords(version), reasonInWords(version)].filter((it) => it);
	const paragraph = `<p>${said.map((it) => escapeXml(it ?? '')).join(' ')}</p>`;
	if (changes.length === 0) return paragraph;
	return `${paragraph}<ul>${changes.map((it) => `<li>${escapeXml(it)}</li>`).join('')}</ul>`;
}
