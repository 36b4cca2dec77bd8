/**
 * The states, the District of Columbia and the territories that the directory covers, by postal
 * code. Spanish names are given where they differ, so that both languages can be typed.
 */
const STATES = {
	AL: ['Alabama'],
	AK: ['Alaska'],
	AZ: ['Arizona'],
	AR: ['Arkansas'],
	CA: ['California'],
	CO: ['Colorado'],
	CT: ['Connecticut'],
	DE: ['Delaware'],
	DC: ['District of Columbia', 'Distrito de Columbia'],
	FL: ['Florida'],
	GA: ['Georgia'],
	HI: ['Hawaii', 'Hawái'],
	ID: ['Idaho'],
	IL: ['Illinois'],
	IN: ['Indiana'],
	IA: ['Iowa'],
	KS: ['Kansas'],
	KY: ['Kentucky'],
	LA: ['Louisiana', 'Luisiana'],
	ME: ['Maine'],
	MD: ['Maryland'],
	MA: ['Massachusetts'],
	MI: ['Michigan', 'Míchigan'],
	MN: ['Minnesota'],
	MS: ['Mississippi', 'Misisipi'],
	MO: ['Missouri', 'Misuri'],
	MT: ['Montana'],
	NE: ['Nebraska'],
	NV: ['Nevada'],
	NH: ['New Hampshire', 'Nuevo Hampshire'],
	NJ: ['New Jersey', 'Nueva Jersey'],
	NM: ['New Mexico', 'Nuevo México'],
	NY: ['New York', 'Nueva York'],
	NC: ['North Carolina', 'Carolina del Norte'],
	ND: ['North Dakota', 'Dakota del Norte'],
	OH: ['Ohio'],
	OK: ['Oklahoma'],
	OR: ['Oregon', 'Oregón'],
	PA: ['Pennsylvania', 'Pensilvania'],
	RI: ['Rhode Island'],
	SC: ['South Carolina', 'Carolina del Sur'],
	SD: ['South Dakota', 'Dakota del Sur'],
	TN: ['Tennessee', 'Tenesí'],
	TX: ['Texas'],
	UT: ['Utah'],
	VT: ['Vermont'],
	VA: ['Virginia'],
	WA: ['Washington'],
	WV: ['West Virginia', 'Virginia Occidental'],
	WI: ['Wisconsin'],
	WY: ['Wyoming'],
	AS: ['American Samoa', 'Samoa Americana'],
	GU: ['Guam'],
	MP: ['Northern Mariana Islands', 'Islas Marianas del Norte'],
	PR: ['Puerto Rico'],
	VI: ['US Virgin Islands', 'Islas Vírgenes de EE. UU.', 'Virgin Islands', 'USVI']
} as const satisfies Record<string, readonly [string, ...string[]]>;

/** Postal code of a state, DC or a territory. */
export type StateCode = keyof typeof STATES;

/** All codes, the states alphabetically by name, then the territories. */
export const STATE_CODES = Object.keys(STATES) as StateCode[];

/** Whether a text is exactly one of the codes, in capitals. */
export function isStateCode(text: string): text is StateCode {
	return Object.hasOwn(STATES, text);
}

/** "AZ" → "Arizona" (`es`: the Spanish name where there is one). */
export function stateName(code: StateCode, language: 'en' | 'es' = 'en'): string {
	const [english, spanish]: readonly string[] = STATES[code];
	return language === 'es' && spanish ? spanish : english;
}

/** Every way to write a state that we accept, other than its code. */
export function stateNames(code: StateCode): readonly string[] {
	return STATES[code];
}

const codeByKey = new Map<string, StateCode>();
for (const code of STATE_CODES) {
	codeByKey.set(code.toLowerCase(), code);
	for (const name of STATES[code]) codeByKey.set(stateKey(name), code);
}

/** Code, English or Spanish name, in any case, with or without dots and accents → code. */
export function stateCode(text: string): StateCode | undefined {
	return codeByKey.get(stateKey(text));
}

function stateKey(text: string): string {
	return text
		.normalize('NFKD')
		.toLowerCase()
		.replace(/[^a-z]/g, '');
}
