/** What a form of a page holds, by the names of its fields: what a browser would send of it. */
export type Fields = Record<string, string[]>;

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

const unescaped = (text: string) =>
	text.replace(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);

function attributesOf(tag: string): Partial<Record<string, string>> {
	const pairs = [...tag.matchAll(/ ([\w-]+)(?:="([^"]*)")?/g)];
	return Object.fromEntries(pairs.map(([, name, value = '']) => [name, unescaped(value)]));
}

const CONTROL = /<(input|select|textarea|button)\b([^>]*)>(?:(.*?)<\/\1>)?/gs;
const OPTION = /<option\b([^>]*)>(.*?)<\/option>/gs;

/** A field of a form as it is sent; undefined: it isn't. */
function sentOf(kind: string, head: string, inner: string): [string, string] | undefined {
	const { name, type, value = '', ...rest } = attributesOf(head);
	const isChoice = type === 'checkbox' || type === 'radio';
	if (!name || kind === 'button' || 'disabled' in rest) return undefined;
	if (type === 'file' || (isChoice && !('checked' in rest))) return undefined;
	if (kind === 'textarea') return [name, unescaped(inner)];
	if (kind === 'input') return [name, value];
	const options = [...inner.matchAll(OPTION)].map(([, head]) => attributesOf(head));
	const chosen = options.find((it) => 'selected' in it) ?? options.at(0);
	return chosen && [name, chosen.value ?? ''];
}

/**
 * The first form of a page that has a field or button of a name.
 *
 * @param holding the name; null: any form that is posted
 * @throws Error when the page has none
 */
export function formIn(page: string, holding: string | null): Fields {
	const [, main = ''] = /<main\b.*?>(.*)<\/main>/s.exec(page) ?? [];
	const forms = [...main.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)];
	const form = forms.find(([, head, inner]) =>
		holding === null ? /method="POST"/i.test(head) : inner.includes(`name="${holding}"`)
	);
	if (!form) throw new Error(`The page has no form with ${holding}:\n${textOf(main)}`);
	const fields: Fields = {};
	for (const [, kind, head, inner = ''] of withoutTrap(form[2]).matchAll(CONTROL)) {
		const sent = sentOf(kind, head, inner);
		if (sent) (fields[sent[0]] ??= []).push(sent[1]);
	}
	return fields;
}

/** People leave the field empty that they don't see. */
const withoutTrap = (form: string) => form.replace(/<input[^>]*name="company_fax"[^>]*>/, '');

/** What a page says, for errors. */
export const textOf = (html: string): string =>
	unescaped(html.replace(/<(script|style)\b.*?<\/\1>/gs, '').replace(/<[^>]*>/g, ' '))
		.replace(/\s+/g, ' ')
		.trim();
