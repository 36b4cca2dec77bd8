import type { ReceivedMail, SmtpSink } from '../smtp.ts';
import { codeOf } from '../second-step-code.ts';
import type { OldSite } from './old-site.ts';
import { Visitor } from './visitor.ts';

/** The password of every moderator. */
export const PASSWORD = 'a ferry crosses at dawn';

/** What a submission is known by: its id, and its sender's page. */
export interface Sent {
	id: string;
	path: string;
}

/** The old site, its mail, and what its people do there. */
export class Town {
	readonly site: OldSite;
	readonly smtp: SmtpSink;
	/** Keys of authenticator apps, by the e-mail address. */
	readonly appKeys = new Map<string, string>();
	/** Everyone who signed in, in their last browser. */
	readonly people = new Map<string, Visitor>();

	constructor(site: OldSite, smtp: SmtpSink) {
		this.site = site;
		this.smtp = smtp;
	}

	/** Someone who is not signed in. */
	stranger(): Visitor {
		return new Visitor(this.site);
	}

	/** The link to a page of the site that somebody is mailed by what is done, as it is asked for. */
	async mailedLink(email: string, page: string, work: () => Promise<unknown>): Promise<string> {
		const before = this.smtp.mails().length;
		await work();
		const isIt = (it: ReceivedMail) =>
			it.to.includes(email) &&
			it.links.at(0)?.includes(page) === true &&
			this.smtp.mails().indexOf(it) >= before;
		for (;;) {
			try {
				const { links } = await this.smtp.waitFor(isIt, 8000);
				const { pathname, search } = new URL(links[0]);
				return pathname + search;
			} catch (late) {
				// It is tried again after a minute, of the site's own clock.
				if (this.smtp.mails().length > before + 20) throw late;
				this.site.pass(61);
			}
		}
	}

	/** Signs someone in by a link that is mailed to them. */
	async clinicPerson(email: string, language: '' | '/es' = ''): Promise<Visitor> {
		const visitor = this.stranger();
		const asking = () => visitor.send(`${language}/sign-in`, '', { email });
		await visitor.send(await this.mailedLink(email, '/sign-in/link', asking), '');
		this.people.set(email, visitor);
		return visitor;
	}

	/** Signs a moderator in, with their second step where they have one. */
	async moderator(email: string): Promise<Visitor> {
		const visitor = this.stranger();
		this.people.set(email, visitor);
		const path = await visitor.send('/sign-in/moderator', '', { email, password: PASSWORD });
		const key = this.appKeys.get(email);
		if (!key) return visitor;
		// A code opens one session: the app has to show another first.
		this.site.pass(200);
		await visitor.send(path, '', { code: codeOf(key, this.site.now.getTime()) });
		return visitor;
	}
}

/** What was sent, from where its sender was led to. */
export function sentAs(location: string): Sent {
	const [path = '', id] = /^(?:\/es)?\/submissions\/([\w-]+)\?.*$/.exec(location) ?? [];
	if (!id) throw new Error(`Nothing was sent: ${location.slice(0, 3000)}`);
	return { id, path };
}

/** Someone says what is wrong with a clinic. */
export async function correct(
	visitor: Visitor,
	clinic: string,
	fact: string,
	typed: Record<string, string> = {},
	language: '' | '/es' = ''
): Promise<Sent> {
	const path = `${language}/clinics/${clinic}/correct?fact=${encodeURIComponent(fact)}`;
	return sentAs(await visitor.send(path, '', typed, { holding: 'note' }));
}

/** Someone changes a clinic in its whole form. */
export async function update(
	visitor: Visitor,
	clinic: string,
	typed: Record<string, string | readonly string[]>
): Promise<Sent> {
	return sentAs(
		await visitor.send(`/clinics/${clinic}/update`, 'send', typed, { holding: 'note' })
	);
}

/** How a moderator decides: accepts all, but for what they reject, by number. */
interface Deciding {
	reject?: Readonly<Record<number, string>>;
	check?: string;
	evidence?: string;
	message?: string;
}

export async function decide(
	moderator: Visitor,
	{ id }: Sent,
	{ reject = {}, check = 'as_submitted', evidence = '', message = '' }: Deciding = {}
): Promise<void> {
	const page = await moderator.read(`/review/${id}`);
	const numbers = [...page.matchAll(/ name="accept-(\d+)"/g)].map(([, number]) => Number(number));
	const choices = [...new Set(numbers)].flatMap((number): [string, string][] =>
		number in reject
			? [
					[`accept-${number}`, 'reject'],
					[`reason-${number}`, reject[number]]
				]
			: [[`accept-${number}`, 'accept']]
	);
	await moderator.send(
		`/review/${id}`,
		'decide',
		{ ...Object.fromEntries(choices), check, evidence, message },
		{ holding: 'clinic_version' }
	);
}

/** A moderator tells the sender what to change, or why not. */
export const answer = (
	moderator: Visitor,
	{ id }: Sent,
	how: 'ask' | 'reject',
	message: string
): Promise<string> =>
	moderator.send(`/review/${id}`, how, { message }, { holding: 'clinic_version' });
