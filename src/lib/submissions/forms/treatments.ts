import { m } from '#lib/paraglide/messages.js';
import type { Clinic } from '#lib/clinics/record/clinic.ts';
import type { CoverageRow, Service } from '#lib/clinics/record/service.ts';
import { PAYERS, REGULATORY_STATUS, type Payer } from '#lib/clinics/record/vocabulary.ts';
import { STATE_CODES, stateCode } from '#lib/places/states.ts';
import { coverageField, serviceField, type Fields } from '#lib/clinics/record/fields.ts';
import {
	MOST_PLANS,
	minutesName,
	OFFERS,
	offerName,
	planNames,
	rowNames,
	statesName,
	type Offer,
	type RowNames,
	type Values
} from './names.ts';
import type { Reading } from './reading.ts';

/** Longest monitoring that is a number of minutes and no slip: a day. */
const LONGEST_MINUTES = 24 * 60;

/** The shortest after esketamine, by its label. */
export const ESKETAMINE_MINUTES = 120;

/** What the form is filled with: treatments, and who pays for each. */
export function treatmentsValues(clinic: Clinic): Values {
	return Object.assign({}, ...clinic.services.map(serviceValues)) as Values;
}

function serviceValues(service: Service): Values {
	const values: Values = {
		[offerName(service)]: 'yes',
		[statesName(service)]: service.statesServed?.join(', ') ?? '',
		[minutesName(service)]: String(service.monitoringMinutes ?? '')
	};
	// Of rows with the same plan and state the last one counts, as in a clinic's fields.
	const rows = new Map(service.coverage.map((row) => [coverageField(service, row), row]));
	let plans = 0;
	for (const row of rows.values()) {
		if (!row.plan && !row.state) {
			Object.assign(values, rowValues(rowNames(service, row.payer), row));
			continue;
		}
		const names = planNames(service, plans++);
		Object.assign(values, rowValues(names, row), {
			[names.payer]: row.payer,
			[names.plan]: row.plan ?? '',
			[names.state]: row.state ?? ''
		});
	}
	return values;
}

function rowValues(names: RowNames, row: CoverageRow): Values {
	const files = row.handlesPriorAuthorization;
	return {
		[names.participation]: row.participation,
		[names.prior]: row.priorAuthorization ?? '',
		[names.files]: files === null ? '' : files ? 'yes' : 'no',
		[names.evidence]: row.provenance.evidence ?? ''
	};
}

export function readTreatments(it: Reading, base: Clinic | null): Fields {
	const fields: Fields = {};
	for (const offer of OFFERS) {
		if (!it.ticked(offerName(offer))) continue;
		const known = base?.services.find(
			({ route, setting }) => route === offer.route && setting === offer.setting
		);
		const statesServed = readStates(it, offer, known);
		const monitoringMinutes = readMinutes(it, offer);
		fields[serviceField(offer)] = {
			...(statesServed.length > 0 && { statesServed }),
			...(monitoringMinutes !== undefined && { monitoringMinutes })
		};
		Object.assign(fields, readCoverage(it, offer, known));
	}
	return fields;
}

function readStates(it: Reading, offer: Offer, known: Service | undefined): string[] {
	const name = statesName(offer);
	const text = it.text(name);
	if (text && text === known?.statesServed?.join(', ')) return known.statesServed;
	const parts = text.split(/[,;\n]/).flatMap((part) => {
		const words = part.trim();
		if (!words) return [];
		const several = words.split(/\s+/).map((word) => stateCode(word));
		const all = several.every((code) => code !== undefined) ? several : [stateCode(words)];
		return all.map((code) => ({ code, words }));
	});
	const unknown = parts.find(({ code }) => code === undefined);
	if (unknown) it.fail(name, m.update_error_states({ text: unknown.words.slice(0, 40) }));
	else if (parts.length === 0 && offer.setting.startsWith('home')) {
		it.fail(name, m.update_error_states_missing());
	}
	return [...new Set(parts.flatMap(({ code }) => code ?? []))];
}

function readMinutes(it: Reading, offer: Offer): number | undefined {
	const name = minutesName(offer);
	const text = it.line(name);
	if (!text) return undefined;
	const minutes = /^\d{1,5}$/.test(text) ? Number(text) : 0;
	if (minutes < 1 || minutes > LONGEST_MINUTES) it.fail(name, m.update_error_minutes());
	else if (offer.route === 'esketamine_nasal' && minutes < ESKETAMINE_MINUTES) {
		it.fail(name, m.update_error_minutes_esketamine({ minutes: ESKETAMINE_MINUTES }));
	}
	return minutes;
}

function readCoverage(it: Reading, offer: Offer, known: Service | undefined): Fields {
	const fields: Fields = {};
	const listed = (field: string) =>
		known?.coverage.findLast((row) => coverageField(offer, row) === field);
	for (const payer of PAYERS) {
		const field = coverageField(offer, { payer });
		const row = readRow(it, rowNames(offer, payer), offer, payer, listed(field));
		if (row) fields[field] = row;
	}
	const plans = new Set<string>();
	for (let i = 0; i < MOST_PLANS; i++) {
		const names = planNames(offer, i);
		if (Object.values(names).every((name) => it.text(name) === '')) continue;
		const payer = it.choice(names.payer, PAYERS);
		const plan = it.line(names.plan);
		const state = it.choice(names.state, STATE_CODES);
		if (!payer) {
			it.fail(names.payer, m.update_error_plan_payer());
			continue;
		}
		if (!plan && !state) it.fail(names.plan, m.update_error_plan_missing());
		const field = coverageField(offer, { payer, plan, state });
		const key = field.toLowerCase();
		if (plans.has(key) && (plan || state)) it.fail(names.plan, m.update_error_plan_twice());
		plans.add(key);
		const row = readRow(it, names, offer, payer, listed(field));
		if (row) fields[field] = row;
		else it.fail(names.participation, m.update_error_participation());
	}
	return fields;
}

function readRow(
	it: Reading,
	names: RowNames,
	{ route }: Offer,
	payer: Payer,
	listed: CoverageRow | undefined
) {
	const participation = it.choice(names.participation, ['in_network', 'superbill', 'not_accepted']);
	const priorAuthorization = it.choice(names.prior, ['required', 'not_required', 'varies']);
	const handlesPriorAuthorization = it.answer(names.files);
	const evidence = it.webAddress(names.evidence, listed?.provenance.evidence);
	if (!participation) {
		const saysMore = priorAuthorization || handlesPriorAuthorization !== undefined || evidence;
		if (saysMore) it.fail(names.participation, m.update_error_participation());
		return undefined;
	}
	const claimsPayment = participation !== 'not_accepted' && payer !== 'self_pay';
	if (claimsPayment && REGULATORY_STATUS[route] !== 'fda_approved' && !evidence) {
		it.fail(names.evidence, m.update_error_evidence());
	}
	// Who isn't paid isn't asked about authorization: what was answered before isn't said any more.
	const asked = participation !== 'not_accepted';
	const stays = listed?.participation === participation ? listed : null;
	return {
		participation,
		priorAuthorization: (asked ? priorAuthorization : stays?.priorAuthorization) ?? null,
		handlesPriorAuthorization:
			(asked ? handlesPriorAuthorization : stays?.handlesPriorAuthorization) ?? null,
		...(evidence && { evidence })
	};
}
