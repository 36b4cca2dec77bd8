import { askedFact, isAsked } from '#lib/clinics/record/facts/index.ts';
import { payerPhrase } from '#lib/clinics/record/vocabulary-words.ts';
import { m } from '#lib/paraglide/messages.js';
import { askAbout, type Subject } from './correction-subject.ts';
import { partsOf } from '#lib/clinics/record/fields.ts';

interface Answer {
	value: string;
	words: string;
}

/** The answers to choose from, where a subject has such; not to know is always one of them. */
export function answersTo(subject: Subject): Answer[] {
	const answers = knownAnswers(subject);
	if (answers.length === 0) return [];
	return [...answers, { value: 'unknown', words: m.submissions_answer_unknown() }];
}

function knownAnswers(subject: Subject): Answer[] {
	if (subject === 'other') return [];
	if (askAbout(subject) === 'yes_no') {
		return [
			{ value: 'yes', words: m.submissions_answer_yes() },
			{ value: 'no', words: m.submissions_answer_no() }
		];
	}
	const parts = partsOf(subject);
	if (parts.about === 'plain') {
		const answer = isAsked(parts.name) ? askedFact(parts.name).answer : null;
		if (answer?.kind !== 'one') return [];
		return answer.words.map((value) => ({ value, words: answer.names[value]() }));
	}
	if (parts.about === 'service') {
		return [
			{ value: 'yes', words: m.submissions_answer_offered_yes() },
			{ value: 'no', words: m.submissions_answer_offered_no() }
		];
	}
	if (parts.about !== 'payer' && parts.about !== 'coverage') return [];
	const payer = payerPhrase[parts.payer]();
	if (parts.about === 'payer' || parts.payer === 'self_pay') {
		const [yes, no] = parts.about === 'payer' ? ['yes', 'no'] : ['in_network', 'not_accepted'];
		return [
			{ value: yes, words: m.submissions_answer_taken_yes({ payer }) },
			{ value: no, words: m.submissions_answer_taken_no({ payer }) }
		];
	}
	return [
		{ value: 'in_network', words: m.submissions_answer_in_network({ payer }) },
		{ value: 'superbill', words: m.submissions_answer_superbill() },
		{ value: 'not_accepted', words: m.submissions_answer_not_accepted() }
	];
}
