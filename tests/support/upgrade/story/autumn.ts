import { NEW_CLINIC } from '../listings.ts';
import { answer, correct, decide, sentAs, update, type Sent, type Town } from '../town.ts';
import { ADA, BEN, claim, claimOf, CLEO, DAN, EVE, readOut } from './people.ts';
import { CAROL, CHANGED } from './summer.ts';
import type { Visitor } from '../visitor.ts';

/** Clinics that something is under way for, by what it is. */
const UNDER_WAY = {
	halfway: 'yale-new-haven-hospital-new-haven-ct-35ecu',
	outdated: 'easter-seals-southfield-mi',
	lapsed: 'east-central-mo-behavioral-health-mexico-mo',
	held: 'nao-medical-brooklyn-ny',
	asked: 'tulsa-va-outpatient-clinic-tulsa-ok',
	amended: 'wpic-narcotic-addiction-treatment-prog-pittsburgh-pa',
	conflict: 'ralph-h-johnson-va-medical-center-charleston-sc',
	ownProposal: 'life-stone-counseling-center-american-fork-ut',
	uploaded: 'university-of-wisconsin-hospital-madison-wi',
	claimed: 'knd-behavioral-health-clinic-mansfield-tx',
	called: 'carilion-new-river-valley-medical-ctr-christiansburg-va',
	codeMade: 'athena-care-murfreesboro-tn'
} as const;

/** Votes that count, that are outdated, or of someone who is no moderator any more. */
export async function vote(town: Town): Promise<Record<string, Sent>> {
	const email = 'sender@example.org';
	const phone = (clinic: string, text: string) =>
		correct(town.stranger(), clinic, 'phone', { text, email });
	const [ada, cleo] = [await town.moderator(ADA), await town.moderator(CLEO)];

	const halfway = await phone(UNDER_WAY.halfway, '203-555-0170');
	await decide(ada, halfway, { check: 'phone' });

	const outdated = await phone(UNDER_WAY.outdated, '248-555-0131');
	await decide(ada, outdated, { check: 'phone' });
	const other = await phone(UNDER_WAY.outdated, '248-555-0199');
	for (const by of [ada, cleo]) await decide(by, other, { check: 'phone' });

	const lapsed = await phone(UNDER_WAY.lapsed, '573-555-0144');
	await decide(await town.moderator(EVE), lapsed, { check: 'phone' });
	const people = await ada.read('/review/people');
	const eve = people.split('<form').find((it) => it.includes(`: ${EVE}"`)) ?? '';
	const [, id = ''] = /name="id" value="([^"]+)"/.exec(eve) ?? [];
	await ada.send('/review/people', 'change', { id, change: 'deactivate' }, { holding: 'name' });

	const conflict = await correct(town.stranger(), UNDER_WAY.conflict, 'hours', {
		text: 'Mo-Fr 06:00-14:00'
	});
	const first = await correct(town.stranger(), UNDER_WAY.conflict, 'hours', {
		text: 'Mo-Sa 07:00-15:00'
	});
	await decide(ada, first, { check: 'phone' });
	return { halfway, outdated, lapsed, conflict };
}

/** Sent back to their senders: one is waited for, others came again. */
export async function askSenders(town: Town): Promise<Record<string, Sent>> {
	const cleo = await town.moderator(CLEO);
	const sender = town.stranger();
	const email = 'sender@example.org';
	const asked = await correct(sender, UNDER_WAY.asked, 'phone', { text: '918-555-0120', email });
	await answer(cleo, asked, 'ask', 'Is that the front desk?');
	const amended = await correct(sender, UNDER_WAY.amended, 'phone', {
		text: '412-555-0101',
		email
	});
	await decide(await town.moderator(ADA), amended, { check: 'phone' });
	await answer(cleo, amended, 'ask', 'It rings at a fax.');
	await sender.send(amended.path, 'amend', { text: '412-555-0102' }, { holding: 'text' });
	return { asked, amended };
}

/** Clinics to add: one of anybody, one of somebody signed in, one sent back and sent again. */
export async function addClinics(town: Town): Promise<Record<string, Sent>> {
	const path = '/for-clinics/add/details?name=&place=59401&phone=';
	const place = { street: '12 Central Avenue', suite: '', city: 'Great Falls', state: 'MT' };
	const typed = { ...NEW_CLINIC, ...place, zip: '59401', latitude: '', longitude: '' };
	const by = { ...typed, name: 'Falls Ketamine', phone: '406-555-0110', email: 'a@example.org' };
	const open = await town.stranger().send(path, 'send', by, { holding: 'street' });
	const carol = await town.clinicPerson(CAROL);
	const own = { ...typed, name: 'Athena Care of Great Falls', phone: '406-555-0120' };
	const added = await carol.send(path, 'send', own, { holding: 'street' });
	const third = { ...by, name: 'Sun River Clinic', phone: '406-555-0130' };
	const sent = await town.stranger().send(path, 'send', third, { holding: 'street' });
	await answer(await town.moderator(ADA), sentAs(sent), 'ask', 'Please name your street.');
	return { added: sentAs(open), addedByAccount: sentAs(added), addedAndAsked: sentAs(sent) };
}

/** Updates: of a clinic's own people, accepted by one of two, of a moderator, and of an old version. */
export async function updateClinics(town: Town): Promise<Record<string, Sent>> {
	const carol = await town.clinicPerson(CAROL);
	const ownUpdate = await update(carol, CHANGED.own, {
		phone: '(615) 555-0199',
		extension: '',
		'hours-as': 'text',
		'hours-text': 'Mo-Fr 09:00-17:00',
		languages: ['es'],
		'payer-medicaid': 'accepted',
		'payer-tricare': '',
		'service-im_injection-clinic': 'yes',
		'coverage-esketamine_nasal-clinic-medicaid-participation': 'in_network',
		'coverage-esketamine_nasal-clinic-medicaid-prior': 'required',
		'coverage-esketamine_nasal-clinic-private-participation': '',
		'coverage-esketamine_nasal-clinic-private-prior': '',
		'coverage-esketamine_nasal-clinic-private-evidence': '',
		'plan-esketamine_nasal-clinic-0-plan': 'Blue Shield HMO',
		note: 'New year, new contracts.'
	});
	const ada = await town.moderator(ADA);
	await decide(ada, ownUpdate, { check: 'phone' });
	const ownProposal = await update(ada, UNDER_WAY.ownProposal, {
		phone: '801-555-0177',
		'hours-as': 'text',
		'hours-text': 'Mo-We 10:00-19:00'
	});
	const reason = 'They are open: I stood at the door.';
	const led = await ada.send(
		`/review/clinics/${CHANGED.closed}?version=1`,
		'',
		{ reason },
		{ holding: 'reason' }
	);
	const [, id = ''] = /\/review\/([\w-]+)\?/.exec(led) ?? [];
	return { ownUpdate, ownProposal, restoration: { id, path: '' } };
}

/**
 * A file of clinics of somebody who speaks for two, and one of a moderator. Of the first clinic's
 * changes one is rejected, and the riskier one accepted by the first of two.
 */
export async function uploadFiles(town: Town): Promise<Record<string, Sent>> {
	const file = (text: string) => ({
		files: { file: new File([text], 'clinics.csv', { type: 'text/csv' }) },
		holding: 'file'
	});
	const rows = [
		'id,not-duplicate,name,kind,street,city,state,zip,phone,hours-text,accepting,service-iv_infusion-clinic,payer-medicaid',
		`${CHANGED.spanish},,,,,,,,787-555-0101,Mo-Fr 08:00-12:00,yes,,`,
		`${CHANGED.document},,,,,,,,,Mo-Fr 09:00-18:00,,,not_accepted`,
		',yes,Bay Ketamine,outpatient,1 Ocean Drive,Ponce,PR,00716,787-555-0102,,,yes,accepted',
		',yes,Hill Ketamine,outpatient,2 Hill Road,Ponce,PR,00717,787-555-0103,,no,yes,'
	];
	const many = await town.clinicPerson('regional@example.net');
	const report = await many.send('/for-clinics/many', '', {}, file(rows.join('\r\n')));
	const links = [...report.matchAll(/href="(\/submissions\/[^"]+)"/g)];
	const [disputed, uploaded] = links.map(([, path]) => sentAs(path.replaceAll('&amp;', '&')));
	const reject = { 2: 'They told us that they are full.' };
	await decide(await town.moderator(ADA), disputed, { reject, check: 'phone' });
	const cleo = await town.moderator(CLEO);
	const one = `id,website,closed\n${UNDER_WAY.uploaded},https://madison.example,\n`;
	await cleo.send('/for-clinics/many', '', {}, file(one));
	return { disputed, uploaded };
}

/**
 * Claims that wait: for a moderator, in Spanish, and for a code to be typed in, after a wrong one.
 *
 * @returns the code
 */
export async function claimClinics(town: Town): Promise<string> {
	await claim(town, 'nia@example.net', UNDER_WAY.claimed, 'I keep the books.');
	await claim(town, 'luz@example.net', CHANGED.spanish, 'Soy la directora.', '/es');
	const claimant = 'sam@example.net';
	const sam = await claim(town, claimant, UNDER_WAY.codeMade, '');
	const code = await readOut(town, CLEO, await claimOf(town, CLEO, claimant));
	const path = `/clinics/${UNDER_WAY.codeMade}/claim`;
	await sam.send(path, 'code', { code: 'FFFF-FFFF' }, { holding: 'code' }).catch(wrong);
	return code;
}

/** A code that is refused, as it should be. */
function wrong(error: Error): void {
	if (!error.message.startsWith('400 ')) throw error;
}

/** What callers found. */
const CALLS: readonly Record<string, string>[] = [
	{ outcome: 'booked', route: 'iv_infusion', payer: 'self_pay' },
	{ outcome: 'wait_list' },
	{ outcome: 'not_taking_patients' },
	{ outcome: 'not_offered', route: 'esketamine_nasal' },
	{ outcome: 'payer_refused', payer: 'medicaid' },
	{ outcome: 'wrong_number' },
	{ outcome: 'no_answer' },
	{ outcome: 'closed' }
];

/** Callers say what they found, each once. */
export async function reportCalls(town: Town): Promise<void> {
	const day = town.site.now.toISOString().slice(0, 10);
	const path = `/clinics/${UNDER_WAY.called}/called`;
	for (const found of CALLS) {
		await town.stranger().send(path, '', { ...found, day }, { holding: 'outcome' });
	}
}

/** The mail server refuses: what somebody is told now waits, and is given up after three days. */
export async function refuseMail(town: Town, name: string): Promise<void> {
	town.smtp.refuseNext(Infinity);
	const email = 'pat@example.org';
	const sent = await correct(town.stranger(), CHANGED.phone, 'name', { text: name, email });
	const reject = { 0: 'The sign says UAB Hospital.' };
	await decide(await town.moderator(ADA), sent, { reject });
}

/** Somebody is invited who has not chosen a password yet. */
export async function invite(town: Town): Promise<void> {
	const ada = await town.moderator(ADA);
	await ada.send('/review/people', 'invite', { email: DAN, name: 'Dan' }, { holding: 'name' });
}

/** The last thing that happens: somebody is at work. */
export async function hold(town: Town): Promise<Record<string, Sent>> {
	const held = await correct(town.stranger(), UNDER_WAY.held, 'phone', { text: '718-555-0109' });
	const ben = await town.moderator(BEN);
	await ben.send(`/review/${held.id}`, 'hold', {}, { holding: null });
	return { held };
}

/** Ids of what waits for review, in the order in which a moderator sees it. */
export async function readQueue(town: Town): Promise<string[]> {
	const ada = await town.moderator(ADA);
	const ids: string[] = [];
	for (let page = 1; ; page++) {
		const html = await ada.read(`/review?page=${page}`);
		const found = [...html.matchAll(/href="\/review\/([\da-f]{8}-[\da-f-]{27})"/g)];
		const added = [...new Set(found.map(([, id]) => id))].filter((id) => !ids.includes(id));
		if (added.length === 0) return ids;
		ids.push(...added);
	}
}

/**
 * Moderators accept all that waits, one proposal after the other, until each is published: what the
 * directory says then, it says by the same decisions under every later version.
 */
export async function acceptAll(town: Town, queue: readonly string[]): Promise<void> {
	const moderators: Visitor[] = [];
	for (const email of [ADA, CLEO, BEN]) moderators.push(await town.moderator(email));
	for (const id of queue) {
		for (const moderator of moderators) {
			const page = await moderator.read(`/review/${id}`);
			const isOpen = page.includes('name="clinic_version"');
			if (isOpen) await decide(moderator, { id, path: '' }).catch(refused);
		}
	}
}

/** Anyone who proposed something leaves it to others. */
function refused(error: Error): void {
	if (!error.message.startsWith('409 ')) throw error;
}
