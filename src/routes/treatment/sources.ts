/** A document that the page's claims rest on. Titles stay in their own language. */
export interface Source {
	id: string;
	title: string;
	/** What it is about, in our words, where the title doesn't say. */
	about?: string;
	publisher: string;
	/** ISO date or year; null: undated. */
	date: string | null;
	url: string;
}

/** In the order they are numbered on the page. */
export const SOURCES = [
	{
		id: 'fda-compounded-ketamine',
		title:
			'FDA warns patients and health care providers about potential risks associated with compounded ketamine products, including oral formulations, for the treatment of psychiatric disorders',
		publisher: 'US Food and Drug Administration',
		date: '2023-10-10',
		url: 'https://www.fda.gov/drugs/human-drug-compounding/fda-warns-patients-and-health-care-providers-about-potential-risks-associated-compounded-ketamine'
	},
	{
		id: 'spravato-label',
		title: 'Spravato (esketamine) nasal spray: approvals, label and boxed warning (NDA 211243)',
		publisher: 'US Food and Drug Administration',
		date: null,
		url: 'https://www.accessdata.fda.gov/scripts/cder/daf/index.cfm?event=overview.process&ApplNo=211243'
	},
	{
		id: 'distance-study',
		// Its own title isn't at hand: named by where it stands.
		title: 'J Clin Psychiatry 2024;85(2):23m15102',
		about: 'distance to a treatment center and the start of esketamine',
		publisher: 'The Journal of Clinical Psychiatry',
		date: '2024',
		url: 'https://doi.org/10.4088/JCP.23m15102'
	}
] as const satisfies readonly Source[];

export type SourceId = (typeof SOURCES)[number]['id'];

/**
 * How many per cent fewer patients start esketamine than among those 0–9 miles from a treatment
 * center, by miles: J Clin Psychiatry 2024;85(2):23m15102.
 */
export const FEWER_STARTS = [
	{ from: 10, to: 19, percent: 11.9 },
	{ from: 20, to: 29, percent: 50.8 },
	{ from: 30, to: 39, percent: 68.1 },
	{ from: 40, to: 49, percent: 75.9 },
	{ from: 50, to: null, percent: 92.8 }
] as const;
