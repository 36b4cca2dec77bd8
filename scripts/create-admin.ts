/**
 * Makes an admin: `npm run admin:create -- --email you@example.org [--name "Your name"]`. The
 * password is asked for, or read from standard input; it never stands in the command. For an address
 * that has an account, the account becomes an admin's, with the new password.
 */
import { openAuth } from '#lib/accounts/auth.server.ts';
import { PASSWORD_LENGTH, passwordProblem } from '#lib/accounts/password.ts';
import { createAdmin } from '#lib/accounts/people.server.ts';
import { openSecrets } from '#lib/server/database/secrets.ts';
import { readSettings } from '#lib/server/operate/settings.ts';
import { readEmail } from '#lib/accounts/account-form.ts';
import { command, UsageError } from './command.ts';
import { readPassword } from './read-password.ts';
import { withDatabase } from './with-database.ts';

const CALL = {
	usage: 'npm run admin:create -- --email you@example.org [--name "Your name"]',
	does: 'Makes an admin. The password is asked for, or read from standard input.',
	options: { email: { type: 'string' }, name: { type: 'string' } }
} as const;

await command(CALL, async ({ values }) => {
	const email = readEmail(values.email ?? '');
	if (!email) throw new UsageError(`Name an e-mail address: ${CALL.usage}`);
	const password = await readPassword(
		`Password for ${email}, ${PASSWORD_LENGTH.min} characters or more: `
	);
	const problem = passwordProblem(password, email);
	if (problem) throw new UsageError(`The password is too ${problem}. Nothing was changed.`);
	await withDatabase(
		async (database, place) => {
			const secrets = await openSecrets(database);
			const auth = openAuth(database, secrets, readSettings(process.env), async () => undefined);
			const person = { email, name: values.name ?? '', password };
			const isNew = await createAdmin({ auth, database }, person);
			console.log(
				isNew
					? `${email} is an admin now, in the database ${place}. Sign in at /sign-in/moderator.`
					: `${email} had an account in the database ${place}. It is an admin's now, with this password and without a second step; its sessions are ended.`
			);
		},
		{ create: true }
	);
});
