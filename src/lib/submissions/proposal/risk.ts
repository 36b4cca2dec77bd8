import type { FieldChange } from '#lib/clinics/record/change.ts';
import type { Risk } from '#lib/clinics/record/facts/fact.ts';
import { plainFact } from '#lib/clinics/record/facts/index.ts';
import { coverageRisk, serviceRisk } from '#lib/clinics/record/facts/services.ts';
import { partsOf } from '#lib/clinics/record/fields.ts';
import type { Json } from '#lib/clinics/record/json.ts';
import type { Kind } from './submission.ts';

/**
 * A change, and what the field says now, where that is known: its sender chose the version it starts
 * from, and what is published replaces what is said now.
 */
export type RatedChange = FieldChange & { now?: Json };

const RISING: readonly Risk[] = ['low', 'normal', 'high'];
const riskier = (a: Risk, b: Risk): Risk => (RISING.indexOf(a) > RISING.indexOf(b) ? a : b);

/**
 * How much harm a wrong change would do, to what it starts from or to what is said now. High: it sends
 * people to the wrong number or site, says that a payer pays, that a place may give esketamine, or that
 * it is closed. Low: hours and spelling.
 */
export function riskOf({ field, from, to, now = from }: RatedChange): Risk {
	return riskier(riskFrom({ field, from, to }), riskFrom({ field, from: now, to }));
}

function riskFrom(change: FieldChange): Risk {
	const parts = partsOf(change.field);
	switch (parts.about) {
		case 'listing':
			return 'high';
		case 'coverage':
			return coverageRisk(change);
		case 'service':
			return serviceRisk(parts, change);
		case 'payer':
			return 'normal';
		case 'plain': {
			const { risk } = plainFact(parts.name);
			return typeof risk === 'string' ? risk : risk(change);
		}
	}
}

/** The risk of the riskiest change. A new clinic is never of low risk. */
export function riskOfAll(kind: Kind, changes: readonly RatedChange[]): Risk {
	const risks = changes.map(riskOf);
	if (risks.includes('high')) return 'high';
	if (kind === 'new_clinic' || changes.length === 0) return 'normal';
	return risks.every((it) => it === 'low') ? 'low' : 'normal';
}
