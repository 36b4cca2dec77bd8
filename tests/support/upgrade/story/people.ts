import { codeOf } from '../../second-step-code.ts';
import { formIn } from '../html-forms.ts';
import { PASSWORD, type Town } from '../town.ts';

export const ADA = 'ada@moderators.example';
export const BEN = 'ben@moderators.example';
export const CLEO = 'cleo@moderators.example';
export const EVE = 'eve@moderators.example';
export const DAN = 'dan@moderators.example';

/** The first admin, three moderators with passwords of their own, one with a second step. */
export async function gatherModerators(town: Town): Promise<void> {
	await town.site.run('create-admin', ['--email', ADA, '--name', 'Ada'], `${PASSWORD}\n`);
	const ada = await town.moderator(ADA);
	for (const email of [BEN, CLEO, EVE]) {
		const inviting = () =>
			ada.send('/review/people', 'invite', { email, name: '' }, { holding: 'name' });
		const link = await town.mailedLink(email, '/sign-in/password', inviting);
		await town.stranger().send(link, '', { password: PASSWORD });
	}
	const ben = await town.moderator(BEN);
	const page = await ben.send('/account/second-step', 'start', { password: PASSWORD });
	const { link } = formIn(page, 'code');
	const key = new URL(link[0]).searchParams.get('secret') ?? '';
	await ben.fill(
		'/account/second-step',
		'confirm',
		page,
		{ code: codeOf(key, town.site.now.getTime()) },
		{ holding: 'code' }
	);
	town.appKeys.set(BEN, key);
}

/** Somebody asks to speak for a clinic. */
export async function claim(
	town: Town,
	email: string,
	clinic: string,
	note: string,
	language: '' | '/es' = ''
) {
	const person = await town.clinicPerson(email, language);
	await person.send(`${language}/clinics/${clinic}/claim`, 'claim', { note }, { holding: 'note' });
	return person;
}

/** The id of the claim that waits longest of those of an address. */
export async function claimOf(town: Town, moderator: string, email: string): Promise<string> {
	const ada = await town.moderator(moderator);
	const page = await ada.read('/review/claims');
	const rows = page.split('<li').filter((it) => it.includes(email));
	const [, id] = /\/review\/claims\/([\w-]+)"/.exec(rows.join('')) ?? [];
	if (!id) throw new Error(`No claim of ${email} waits.`);
	return id;
}

/** A moderator makes the code that they read out on the listed phone. */
export async function readOut(town: Town, moderator: string, claimId: string): Promise<string> {
	const visitor = await town.moderator(moderator);
	const page = await visitor.send(`/review/claims/${claimId}`, 'code', {}, { holding: 'answer' });
	const [code] = /\b[FKLMRWXY24679]{4}-[FKLMRWXY24679]{4}\b/.exec(page) ?? [];
	if (!code) throw new Error('There is no code on the page.');
	return code;
}

/** A moderator decides on a claim. */
export async function decideClaim(
	town: Town,
	moderator: string,
	claimId: string,
	how: 'approve' | 'refuse' | 'revoke',
	answer: string
): Promise<void> {
	const visitor = await town.moderator(moderator);
	await visitor.send(`/review/claims/${claimId}`, how, { answer }, { holding: 'answer' });
}
