import { WHOLE_UPDATE, NEW_CLINIC } from '../listings.ts';
import { answer, correct, decide, sentAs, update, type Sent, type Town } from '../town.ts';
import { ADA, BEN, claim, claimOf, CLEO, decideClaim, EVE, readOut } from './people.ts';

/** Clinics that the summer changes, by what becomes of them. */
export const CHANGED = {
	phone: 'uab-hospital-birmingham-al',
	website: 'lifeline-professional-counseling-servs-glendale-az',
	payers: 'camelback-recovery-treatment-center-phoenix-az',
	closed: 'damore-healthcare-costa-mesa-ca-gcshs',
	restored: 'wellpower-denver-co',
	withdrawnPhone: 'college-hospital-of-costa-mesa-costa-mesa-ca',
	moved: 'central-iowa-psychological-services-ankeny-ia',
	own: 'athena-care-franklin-tn',
	document: 'numinus-wellness-ut-inc-american-fork-ut',
	spanish: 'hogar-yabel-corp-gurabo-pr',
	revoked: 'athena-care-knoxville-tn'
} as const;

export const CAROL = 'carol@athena-franklin.example';

/** Two moderators accept what somebody sent, after a call. */
async function acceptByPhone(town: Town, sent: Sent, others: readonly string[] = [ADA, BEN]) {
	for (const email of others) await decide(await town.moderator(email), sent, { check: 'phone' });
}

/** What the public sends is published: a phone, a website, payers one by one, that one is closed. */
export async function publishCorrections(town: Town): Promise<void> {
	const anyone = () => town.stranger();
	const phone = { text: '(205) 555-0142 ext. 7', note: 'They told me.', email: 'pat@example.org' };
	await acceptByPhone(town, await correct(anyone(), CHANGED.phone, 'phone', phone));
	const website = { text: 'https://www.lifeline-pcs.example/' };
	await acceptByPhone(town, await correct(anyone(), CHANGED.website, 'website', website), [
		ADA,
		CLEO
	]);
	const ada = await town.moderator(ADA);
	for (const [payer, said, check] of [
		['medicaid', 'no', 'as_submitted'],
		['va', 'yes', 'phone']
	]) {
		const fact = `payers/${payer}`;
		await decide(ada, await correct(anyone(), CHANGED.payers, fact, { answer: said }), { check });
	}
	await acceptByPhone(town, await correct(anyone(), CHANGED.closed, 'listing', { note: 'Dark.' }));
	const hours = await correct(anyone(), CHANGED.restored, 'hours', { text: 'Mo-Fr 07:00-15:00' });
	await decide(ada, hours);
	const address = {
		street: '1105 SW Ordnance Road',
		unit: 'Suite B',
		city: 'Ankeny',
		state: 'Iowa',
		zip: '50023'
	};
	await decide(ada, await correct(anyone(), CHANGED.moved, 'address', address), {
		check: 'clinic_document',
		evidence: 'https://example.org/moved'
	});
	const spanish = { text: 'Lu-Vi 8-5', note: 'Llamé ayer.', email: 'luz@example.org' };
	await decide(ada, await correct(anyone(), CHANGED.spanish, 'languages', spanish, '/es'), {
		message: 'Thank you. Which languages?'
	});
}

/** A version is restored at once, and one by a moderator whom another confirms. */
export async function restoreVersions(town: Town): Promise<void> {
	const ada = await town.moderator(ADA);
	const restoring = async (clinic: string, reason: string) =>
		ada.send(`/review/clinics/${clinic}?version=1`, '', { reason }, { holding: 'reason' });
	await restoring(CHANGED.restored, 'The hours were those of another site.');
	const phone = await correct(town.stranger(), CHANGED.withdrawnPhone, 'phone', {
		text: '949-555-0100'
	});
	await acceptByPhone(town, phone, [BEN, CLEO]);
	const led = await restoring(CHANGED.withdrawnPhone, 'That number rings at a bakery.');
	const [, id = ''] = /\/review\/([\w-]+)\?/.exec(led) ?? [];
	await decide(await town.moderator(BEN), { id, path: '' });
}

/** Somebody proves by a code that they speak for a clinic, and updates it; a part is rejected. */
export async function publishUpdate(town: Town): Promise<void> {
	const carol = await claim(town, CAROL, CHANGED.own, 'I run the desk.');
	const code = await readOut(town, ADA, await claimOf(town, ADA, CAROL));
	await carol.send(`/clinics/${CHANGED.own}/claim`, 'code', { code }, { holding: 'code' });
	const sent = await update(carol, CHANGED.own, WHOLE_UPDATE);
	const shown = { check: 'clinic_document', evidence: 'https://athena-franklin.example/about' };
	await decide(await town.moderator(ADA), sent, shown);
	await decide(await town.moderator(BEN), sent, shown);
	const second = await update(carol, CHANGED.own, {
		name: 'Athena Care of Franklin',
		'hours-as': 'text',
		'hours-text': 'Mo-Th 08:00-18:00; Fr 08:00-13:00'
	});
	await decide(await town.moderator(ADA), second, {
		reject: { 0: 'The sign at the door says otherwise.' },
		message: 'Thank you for the hours.'
	});
}

/** A clinic is added, one changed from a payer's document, and one by moderators themselves. */
export async function publishOthers(town: Town): Promise<void> {
	const added = await town
		.stranger()
		.send(
			'/for-clinics/add/details?name=&place=85203&phone=',
			'send',
			{ ...NEW_CLINIC, email: 'owner@desert-mind.example' },
			{ holding: 'street' }
		);
	await acceptByPhoneless(town, sentAs(added));
	const ben = await town.moderator(BEN);
	const policy = await update(ben, CHANGED.document, {
		'service-esketamine_nasal-clinic': 'yes',
		'coverage-esketamine_nasal-clinic-medicaid-participation': 'in_network',
		'coverage-esketamine_nasal-clinic-medicaid-prior': 'required'
	});
	await decide(await town.moderator(CLEO), policy, {
		check: 'payer_document',
		evidence: 'https://example.org/medicaid-list.pdf'
	});
}

/** A new clinic has no listed number to call. */
async function acceptByPhoneless(town: Town, sent: Sent): Promise<void> {
	for (const email of [ADA, BEN]) await decide(await town.moderator(email), sent);
}

/** What was not published: rejected, taken back, and never sent again though asked for. */
export async function turnDown(town: Town): Promise<void> {
	const ada = await town.moderator(ADA);
	const note = { note: 'Somebody said so.', email: 'pat@example.org' };
	const rejected = await correct(town.stranger(), CHANGED.phone, 'acceptingNewPatients', {
		answer: 'no',
		...note
	});
	await decide(ada, rejected, { reject: { 0: 'They do take patients: we called.' } });
	const spam = await correct(town.stranger(), CHANGED.phone, 'other', note);
	await answer(ada, spam, 'reject', 'We could not find anything wrong.');
	const sender = town.stranger();
	const regretted = await correct(sender, CHANGED.moved, 'npi', { text: '1003000126', ...note });
	await sender.send(regretted.path, 'withdraw', {}, { holding: 'revision' });
	const forgotten = await correct(sender, CHANGED.moved, 'unit', { text: 'Floor 2', ...note });
	await answer(ada, forgotten, 'ask', 'Which building is that?');
}

/** Claims that were refused, revoked and withdrawn, and a moderator who is one no more. */
export async function endClaims(town: Town): Promise<void> {
	await claim(town, 'rob@example.net', CHANGED.revoked, 'Trust me.');
	await decideClaim(town, ADA, await claimOf(town, ADA, 'rob@example.net'), 'refuse', 'No proof.');
	await claim(town, 'kim@example.net', CHANGED.revoked, 'I am the director.');
	const revoked = await claimOf(town, ADA, 'kim@example.net');
	await decideClaim(town, ADA, revoked, 'approve', 'Their letter has the letterhead.');
	await decideClaim(town, CLEO, revoked, 'revoke', 'They left in August.');
	const lee = await claim(town, 'lee@example.net', CHANGED.moved, '');
	await lee.send(`/clinics/${CHANGED.moved}/claim`, 'withdraw', {}, { holding: 'form_token' });
	// The website was checked on the phone: an address there proves it at once.
	await claim(town, 'front@lifeline-pcs.example', CHANGED.website, '');
	const many = 'regional@example.net';
	for (const clinic of [CHANGED.spanish, CHANGED.document]) {
		await claim(town, many, clinic, 'One office for both.');
		await decideClaim(town, ADA, await claimOf(town, ADA, many), 'approve', 'We know them.');
	}
	await town.moderator(EVE);
}

/** A clinic's people say that everything is still right. */
export async function confirm(town: Town): Promise<void> {
	const carol = await town.clinicPerson(CAROL);
	await carol.send(`/clinics/${CHANGED.own}/confirm`, '', {}, { holding: 'version' });
}
