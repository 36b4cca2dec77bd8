import { m } from '#lib/paraglide/messages.js';

/** A US number. */
export interface Phone {
	/** E.164: "+14806411165". */
	number: string;
	extension?: string;
}

/** A US number as people read it, in the language of the page: "(480) 641-1165 ext. 12". */
export function phoneInWords({ number, extension }: Phone): string {
	const national = number.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '($1) $2-$3');
	return extension ? `${national} ${m.phone_extension({ extension })}` : national;
}

/** A link that dials the number and, where the phone can, its extension (RFC 3966). */
export function phoneHref({ number, extension }: Phone): string {
	return extension ? `tel:${number};ext=${extension}` : `tel:${number}`;
}
