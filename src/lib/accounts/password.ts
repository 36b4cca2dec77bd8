/** Shortest and longest password, in characters. */
export const PASSWORD_LENGTH = { min: 12, max: 128 };

/** What is wrong with a password. */
export type PasswordProblem = 'short' | 'long' | 'easy';

/** What guesses start with; a password that is little more than these is no secret. */
const COMMON =
	/password|passwort|contrase(?:n|ñ)a|qwerty|asdfgh|letmein|welcome|iloveyou|within ?reach|ketamine?|spravato|admin|moderator|clinic|123456789|12345678|1234567|123456|12345|1234|abc123/giu;

/**
 * What is wrong with a password, if anything. Length is what counts; beyond it only what is guessed
 * first is refused: common words, the person's own address, a few characters again and again.
 */
export function passwordProblem(password: string, email: string): PasswordProblem | null {
	const characters = [...password.normalize('NFKC')];
	if (characters.length < PASSWORD_LENGTH.min) return 'short';
	if (characters.length > PASSWORD_LENGTH.max) return 'long';
	const own = email.split('@')[0].toLowerCase();
	const rest = password.toLowerCase().split(own).join('').replace(COMMON, '');
	const isEasy = new Set(rest).size < 5 || rest.length < PASSWORD_LENGTH.min / 2;
	return isEasy ? 'easy' : null;
}
