import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail as it arrived. */
export interface ReceivedMail {
	to: string[];
	subject: string;
	/** Header fields by their names in lower case. */
	headers: ReadonlyMap<string, string>;
	text: string;
	html: string;
	/** Addresses in the text, in their order. */
	links: string[];
}

/** A real SMTP server that keeps what it gets. */
export interface SmtpSink {
	/** As SMTP_URL names it. */
	url: string;
	mails(): readonly ReceivedMail[];
	/** The first mail like that, now or later. */
	waitFor(predicate: (mail: ReceivedMail) => boolean, milliseconds?: number): Promise<ReceivedMail>;
	/** Refuses the next mails after they were sent whole, for now. */
	refuseNext(count: number): void;
	close(): Promise<void>;
}

/** Starts a sink on a free port of this machine. */
export async function startSmtp(): Promise<SmtpSink> {
	const received: ReceivedMail[] = [];
	let toRefuse = 0;
	let arrived = new AbortController();
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS', 'AUTH'],
		logger: false,
		onData(stream, session, done) {
			const parts: Buffer[] = [];
			stream.on('data', (part: Buffer) => parts.push(part));
			stream.on('end', () => {
				if (toRefuse > 0) {
					toRefuse--;
					const to = session.envelope.rcptTo[0]?.address;
					done(Object.assign(new Error(`Not now, ${to}`), { responseCode: 451 }));
					return;
				}
				const to = session.envelope.rcptTo.map(({ address }) => address);
				received.push(parseMail(Buffer.concat(parts).toString('latin1'), to));
				done();
				arrived.abort();
				arrived = new AbortController();
			});
		}
	});
	server.on('error', () => undefined);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.server.address() as AddressInfo;
	return {
		url: `smtp://127.0.0.1:${port}`,
		mails: () => received,
		refuseNext: (count) => (toRefuse = count),
		close: () => new Promise((resolve) => server.close(resolve)),
		async waitFor(predicate, milliseconds = 10_000) {
			const end = AbortSignal.timeout(milliseconds);
			for (;;) {
				const found = received.find(predicate);
				if (found) return found;
				if (end.aborted) {
					const there = received.map((mail) => `${mail.to}: ${mail.subject}`).join('\n');
					throw new Error(`No such mail arrived in ${milliseconds} ms. There are:\n${there}`);
				}
				const either = AbortSignal.any([arrived.signal, end]);
				await new Promise((resolve) => either.addEventListener('abort', resolve, { once: true }));
			}
		}
	};
}

/**
 * Reads a mail of ours: plain text beside HTML, each in quoted-printable, base64 or as it is. For
 * tests alone; other people's mails have much more to them.
 *
 * @param raw one character for each byte
 * @param to recipients, as the envelope names them
 */
export function parseMail(raw: string, to: string[] = []): ReceivedMail {
	const { headers, body } = split(raw);
	const boundary = /boundary="?([^";]+)/.exec(headers.get('content-type') ?? '')?.[1];
	const parts = (boundary === undefined ? [raw] : body.split(`\r\n--${boundary}`)).map(split);
	const textOf = (type: string) => {
		const part = parts.find((it) => it.headers.get('content-type')?.startsWith(type));
		return part ? decode(part.body, part.headers.get('content-transfer-encoding')) : '';
	};
	const text = textOf('text/plain');
	return {
		to,
		subject: unwrapWords(headers.get('subject') ?? ''),
		headers,
		text,
		html: textOf('text/html'),
		links: text.match(/https?:\/\/\S+/g) ?? []
	};
}

function split(part: string): { headers: Map<string, string>; body: string } {
	const [head = '', ...rest] = part.replace(/^\r?\n/, '').split(/\r?\n\r?\n/);
	const lines = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
	const headers = lines.map((line): [string, string] => {
		const [name, ...value] = line.split(':');
		return [name.toLowerCase(), value.join(':').trim()];
	});
	return { headers: new Map(headers), body: rest.join('\r\n\r\n') };
}

function decode(body: string, encoding = ''): string {
	if (/base64/i.test(encoding)) return Buffer.from(body, 'base64').toString();
	const bytes = /quoted-printable/i.test(encoding) ? unquote(body.replace(/=\r?\n/g, '')) : body;
	return Buffer.from(bytes, 'latin1').toString().replaceAll('\r\n', '\n');
}

const unquote = (text: string) =>
	text.replace(/=([\dA-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

/** Words of a header that are not plain ASCII (RFC 2047). */
function unwrapWords(header: string): string {
	return header
		.replace(/\?=\s+=\?/g, '?==?')
		.replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
			kind.toLowerCase() === 'b'
				? Buffer.from(word, 'base64').toString('latin1')
				: unquote(word.replaceAll('_', ' '))
		)
		.replace(/[\x80-\xff]+/g, (bytes) => Buffer.from(bytes, 'latin1').toString());
}
