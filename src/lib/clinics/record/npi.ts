/** What stands before an NPI when its check digit is computed: "80" health, "840" United States. */
const PREFIX = '80840';

/**
 * Whether ten digits are a National Provider Identifier: the last one checks the others by Luhn's
 * formula over the number with its prefix (CMS, "Requirements for National Provider Identifier and
 * NPI Check Digit").
 */
export function isNpi(text: string): boolean {
	if (!/^[12]\d{9}$/.test(text)) return false;
	const sum = [...(PREFIX + text)].reverse().reduce((total, digit, i) => {
		const value = Number(digit) * (i % 2 === 1 ? 2 : 1);
		return total + (value > 9 ? value - 9 : value);
	}, 0);
	return sum % 10 === 0;
}
