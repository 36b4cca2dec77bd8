/** A clinic as the page names it. */
export interface NamedClinic {
	id: string;
	name: string;
	city: string;
	state: string;
}
