import { refuse } from '#lib/server/http/submit-form.ts';
import { InvalidChange } from '#lib/clinics/record/apply.ts';
import { acceptField, invalidErrors } from './decision-form.ts';
import { ReviewRefusal } from './review-refusal.ts';
import { refusalInWords } from './review-words.ts';
import type { Review } from './review.ts';

/** What was shown to who acts. */
type Shown = Pick<Review, 'compared'> & { submission: Pick<Review['submission'], 'changes'> };

/**
 * Does what a moderator's form asks for. What stands against it is what the form is refused for. Where
 * the clinic says something else meanwhile, what was chosen before is taken out of the form: it is to
 * be chosen anew.
 *
 * @throws FormRefused
 */
export async function actOrRefuse<T>(
	form: FormData,
	{ submission, compared }: Shown,
	act: () => Promise<T>
): Promise<T> {
	try {
		return await act();
	} catch (reason) {
		if (reason instanceof InvalidChange) refuse(400, invalidErrors(reason, submission.changes));
		if (!(reason instanceof ReviewRefusal)) throw reason;
		if (reason.reason === 'clinic_changed') {
			compared.forEach(({ standing }, i) => {
				if (standing === 'conflict') form.delete(acceptField(i));
			});
		}
		refuse(409, { '': refusalInWords[reason.reason]() });
	}
}
