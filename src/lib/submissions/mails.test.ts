import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimMail } from '#lib/submissions/ownership/claim-mail.server.ts';
import { letter, safeName, type Letter } from '#lib/server/mail/letter.ts';
import { outcomeMail } from '#lib/submissions/review/outcome-mail.server.ts';
import { receivedMail } from '#lib/submissions/proposal/received-mail.server.ts';
import { reminderMail } from '#lib/submissions/update/reminder-mail.server.ts';
import { passwordMail, signInMail } from '#lib/accounts/sign-in-mail.server.ts';

const link = 'https://clinics.example.org/x?a=1&b=2';
const added = { listingLink: link, claimLink: link };
const clinicName = 'Desert Mind & Sons';

/** Every mail, in a language. */
function all(locale: 'en' | 'es'): Letter[] {
	const to = { locale, clinicName, link };
	const answer = 'Please send\nthe form again.';
	return [
		signInMail({ locale, link, minutes: 15 }),
		passwordMail({ locale, link, minutes: 4320 }),
		receivedMail(to),
		...(['published', 'partly_published', 'rejected', 'changes_requested'] as const).map(
			(outcome) => outcomeMail({ ...to, outcome, answer })
		),
		outcomeMail({ ...to, outcome: 'published', answer, added }),
		...(['proved', 'refused', 'revoked'] as const).map((outcome) =>
			claimMail({ ...to, outcome, proof: 'phone_code', answer })
		),
		reminderMail({ ...to, confirmLink: link, correctLink: link, checkedAt: '2026-03-01' }),
		reminderMail({ ...to, confirmLink: link, correctLink: link, checkedAt: null })
	];
}

describe.each(['en', 'es'] as const)('the mails in %s', (locale) => {
	it('say the same as text and as HTML, and name their language', () => {
		for (const { subject, text, html } of all(locale)) {
			expect(subject).not.toMatch(/[\r\n]/);
			expect(text).toContain(link);
			expect(html).toContain(`<html lang="${locale}">`);
			expect(html).toContain('href="https://clinics.example.org/x?a=1&amp;b=2"');
			const words = html
				.replace(/<title>.*<\/title>/, '')
				.replace(/<[^>]+>/g, ' ')
				.replaceAll('&#39;', "'")
				.replaceAll('&amp;', '&');
			const wordsOf = (it: string) => it.split(/[\s>]+/).filter(Boolean);
			expect(wordsOf(words)).toEqual(wordsOf(text.replaceAll(link, '')));
		}
	});

	it('fetch nothing, track nobody and set no colours', () => {
		for (const { html } of all(locale)) {
			expect(html).not.toMatch(/<(img|link|script|iframe|style)|src=|url\(|#[\da-f]{3}\b/i);
			expect(html.match(/https?:\/\/[^"]+/g)?.every((it) => it.startsWith(link.slice(0, 30)))).toBe(
				true
			);
		}
	});
});

it('The mails of both languages differ in every subject', () => {
	const spanish = all('es');
	for (const [i, { subject }] of all('en').entries()) expect(subject).not.toBe(spanish[i].subject);
});

it.each([
	['en', 15, '15 minutes'],
	['en', 180, '3 hours'],
	['en', 4320, '3 days'],
	['es', 15, '15 minutos']
] as const)('In %s a link of %i minutes works for %s', (locale, minutes, words) => {
	expect(signInMail({ locale, link, minutes }).text).toContain(words);
});

it('What people wrote stays text, whatever it is', () => {
	const tags = (html: string) => html.replaceAll('<br>', '').match(/<[^>]*>/g)?.length;
	const plain = tags(letter('en', 'x', [{ quote: 'x' }]).html);
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (text) => {
			expect(tags(letter('en', text, [{ quote: text }]).html)).toBe(plain);
		})
	);
});

it.each([
	['St. Mary’s Clinic, L.L.C.', 'St. Mary’s Clinic, L.L.C.'],
	['Buy now https://evil.example/x', 'Buy now https evil. example/x'],
	['Write to me@evil.example', 'Write to me evil. example'],
	['Two\r\nlines', 'Two lines'],
	['x'.repeat(500), 'x'.repeat(100)]
])('A proposed name %j is mailed as %j', (name, mailed) => {
	expect(safeName(name)).toBe(mailed);
});
