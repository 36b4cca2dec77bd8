import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { phoneInWords } from '#lib/clinics/record/contact/phone.ts';
import { askAbout, subjectFrom, type Subject } from './correction-subject.ts';
import type { Json } from '#lib/clinics/record/fields.ts';
import type { Submission } from '#lib/submissions/proposal/submission.ts';

type Stored = Pick<Submission, 'changes' | 'about' | 'note'>;

/** What a stored correction is about; 'other' when the clinic no longer has such a fact. */
export function subjectOf({ changes, about }: Stored, clinic: Clinic): Subject {
	return subjectFrom(clinic, changes.at(0)?.field ?? about) ?? 'other';
}

/** What the form of a correction held when it was sent, to be amended. */
export function typedBefore(correction: Stored, clinic: Clinic): Record<string, string> {
	const change = correction.changes.at(0);
	const note = correction.note ?? '';
	if (!change) return { answer: 'unknown', note };
	return { note, ...typedValue(subjectOf(correction, clinic), change.to) };
}

function typedValue(subject: Subject, to: Json): Record<string, string> {
	const members = typeof to === 'object' && to !== null && !Array.isArray(to) ? to : {};
	const text = (name: string) => {
		const value = members[name];
		return typeof value === 'string' ? value : '';
	};
	switch (askAbout(subject)) {
		case 'name':
		case 'website':
		case 'hours':
		case 'npi':
			return typeof to === 'string' ? { text: to } : {};
		case 'phone':
			return { text: phoneInWords({ number: text('number'), extension: text('extension') }) };
		case 'choice':
			return typeof to === 'string' ? { answer: to } : {};
		case 'address':
			return Object.fromEntries(
				['street', 'unit', 'city', 'state', 'zip'].map((name) => [name, text(name)])
			);
		case 'yes_no':
			return { answer: to === true ? 'yes' : 'no' };
		case 'offered': {
			const states = Array.isArray(members.statesServed) ? members.statesServed.join(', ') : '';
			return { answer: to === null ? 'no' : 'yes', states };
		}
		case 'taken':
			return { answer: to === 'accepted' ? 'yes' : 'no' };
		case 'billed':
			return { answer: text('participation'), evidence: text('evidence') };
		case 'closed':
		case 'words':
			return {};
	}
}
