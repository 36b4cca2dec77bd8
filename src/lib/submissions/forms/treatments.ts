import { readPayer, wordReader } from '#lib/clinics/words/read-word.ts';
import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { coverageField, serviceField, type Fields } from '#lib/clinics/record/fields.ts';
import type { CoverageRow, Service } from '#lib/clinics/record/service.ts';
import {
	PARTICIPATIONS,
	PAYERS,
	PRIOR_AUTHORIZATIONS,
	type Payer
} from '#lib/clinics/record/vocabulary.ts';
import {
	ESKETAMINE_MINUTES,
	isTooShort,
	mustShowEvidence
} from '#lib/clinics/record/treatment-rules.ts';
import { readList } from '#lib/format/read-list.ts';
import { m } from '#lib/paraglide/messages.js';
import { stateCode } from '#lib/places/states.ts';
import {
	minutesName,
	MOST_PLANS,
	offerName,
	OFFERS,
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
	const { words, unknown } = readList(text, stateCode);
	const [wrong] = unknown;
	if (wrong !== undefined) it.fail(name, m.update_error_states({ text: wrong.slice(0, 40) }));
	else if (words.length === 0 && offer.setting.startsWith('home')) {
		it.fail(name, m.update_error_states_missing());
	}
	return words;
}

function readMinutes(it: Reading, offer: Offer): number | undefined {
	const name = minutesName(offer);
	const text = it.line(name);
	if (!text) return undefined;
	const minutes = /^\d{1,5}$/.test(text) ? Number(text) : 0;
	if (minutes < 1 || minutes > LONGEST_MINUTES) it.fail(name, m.update_error_minutes());
	else if (isTooShort(offer.route, minutes)) {
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
		const payer = it.choice(names.payer, readPayer);
		const plan = it.line(names.plan);
		const state = it.choice(names.state, stateCode);
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

const readParticipation = wordReader(PARTICIPATIONS);
const readAuthorization = wordReader(PRIOR_AUTHORIZATIONS);

function readRow(
	it: Reading,
	names: RowNames,
	{ route }: Offer,
	payer: Payer,
	listed: CoverageRow | undefined
) {
	const participation = it.choice(names.participation, readParticipation);
	const priorAuthorization = it.choice(names.prior, readAuthorization);
	const handlesPriorAuthorization = it.answer(names.files);
	const evidence = it.webAddress(names.evidence, listed?.provenance.evidence);
	if (!participation) {
		const saysMore = priorAuthorization || handlesPriorAuthorization !== undefined || evidence;
		if (saysMore) it.fail(names.participation, m.update_error_participation());
		return undefined;
	}
	if (mustShowEvidence(route, { payer, participation }) && !evidence) {
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
