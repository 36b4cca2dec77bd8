import type { Session } from '#lib/accounts/session.ts';
import { applyChanges, InvalidChange } from '#lib/clinics/record/apply.ts';
import type { FieldChange } from '#lib/clinics/record/change.ts';
import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { attestedByClinic } from '#lib/clinics/record/provenance/provenance.ts';
import type { Services } from '#lib/server/services.ts';
import type { PreparedClinic } from '#lib/submissions/addition/add.server.ts';
import { formValues, type Values } from '#lib/submissions/proposal/clinic-form.ts';
import { statusPath } from '#lib/submissions/proposal/status-link.server.ts';
import type { Submission } from '#lib/submissions/proposal/submission.ts';
import type { PreparedUpdate, Updater } from '#lib/submissions/update/update.server.ts';
import { ownSubmission, resend } from './own-submission.server.ts';

// Who was asked to change an update or a clinic to add does so in its whole form, which carries what
// it amends. A correction is amended on the page that tells how it stands.

/** What names a submission that a form amends, and the revision its sender saw. */
const PARTS = ['amends', 'amends_key', 'revision'] as const;

/** The parts of it that an address or a form holds: none where nothing is amended. */
export function amendedIn(query: URLSearchParams | FormData): Record<string, string> {
	const parts = PARTS.map((name) => [name, query.get(name)]);
	return Object.fromEntries(parts.filter(([, value]) => typeof value === 'string'));
}

/** A form to amend a submission in. */
export interface Amending {
	/** For the form to carry on. */
	amends: Record<string, string>;
	/** What the form is filled with; null: as if nothing was proposed. */
	proposed: Values | null;
	/** What the moderator asked for. */
	asked: string | null;
}

export const NOTHING_AMENDED: Amending = { amends: {}, proposed: null, asked: null };

/** Where its sender changes what they sent; null: on the page that tells how it stands. */
export function amendPath(
	{ secrets }: Pick<Services, 'secrets'>,
	{ id, kind, clinicId }: Pick<Submission, 'id' | 'kind' | 'clinicId'>,
	isListed: boolean
): string | null {
	const query = new URLSearchParams({ amends: id, amends_key: secrets.hash('submission', id) });
	if (kind === 'new_clinic') return `/for-clinics/add/details?${query}`;
	return kind === 'update' && isListed ? `/clinics/${clinicId}/update?${query}` : null;
}

type Asking = Pick<Services, 'database' | 'secrets'>;

/**
 * A form filled with what a submission proposes, for its sender, who was asked to change it.
 *
 * @param query the address, which names it
 * @param clinic as it is listed now, that what was proposed is applied to; null: it is new
 */
export async function amendingFrom(
	services: Asking,
	session: Session | null,
	query: URLSearchParams,
	clinic: Clinic | null
): Promise<Amending> {
	const found = await amended(services, session, amendedIn(query), clinic?.id ?? null);
	if (found?.state !== 'changes_requested') return NOTHING_AMENDED;
	const { id, revision, changes, note, answer } = found;
	return {
		amends: { amends: id, amends_key: query.get('amends_key') ?? '', revision: String(revision) },
		proposed: { ...proposedValues(changes, clinic), ...(note !== null && { note }) },
		asked: answer
	};
}

/**
 * Sends a submission again, with what its form says now: it waits for review anew.
 *
 * @param parts what the form carries
 * @param by who updates a clinic, who must be its sender; null: anyone who holds the key of a new clinic
 * @returns where its sender sees how it stands; undefined when it is not theirs to change, or no longer
 */
export async function sendAmended(
	services: Asking,
	session: Session | null,
	parts: Record<string, string>,
	sent: Extract<PreparedUpdate | PreparedClinic, { changes: unknown }>,
	by: Updater | null = null
): Promise<string | undefined> {
	const update = 'version' in sent ? sent : null;
	const found = await amended(services, session, parts, update?.clinic.id ?? null);
	if (!found || (update && found.accountId !== by?.accountId)) return undefined;
	const done = await resend(services.database.queries, found, Number(parts.revision), {
		changes: sent.changes.map(({ field, from, to }) => ({ field, from, to })),
		about: null,
		note: sent.note,
		baseVersion: update?.version ?? null
	});
	return done === 'done' ? statusPath(services, found.id) : undefined;
}

/** @param clinicId of the clinic that the form is about; null: it is new */
async function amended(
	services: Asking,
	session: Session | null,
	{ amends = '', amends_key: key = '' }: Record<string, string>,
	clinicId: string | null
): Promise<Submission | undefined> {
	if (!amends) return undefined;
	const found = await ownSubmission(services, session, amends, key);
	const kind = clinicId === null ? 'new_clinic' : 'update';
	return found?.kind === kind && found.clinicId === clinicId ? found : undefined;
}

/** What the form of a clinic holds once changes are made to it. */
function proposedValues(changes: readonly FieldChange[], clinic: Clinic | null): Values {
	const after = withChanges(clinic, changes);
	if (after || !clinic) return formValues(after);
	return { ...formValues(clinic), closed: 'yes' };
}

/** Where the listing changed so that not all can be made, those are that can. */
function withChanges(clinic: Clinic | null, changes: readonly FieldChange[]): Clinic | null {
	try {
		return applyChanges(clinic, 'unlisted', changes, attestedByClinic(null));
	} catch (error) {
		if (!(error instanceof InvalidChange)) throw error;
		if (changes.length <= 1) return clinic;
		return changes.reduce((it, change) => withChanges(it, [change]), clinic);
	}
}
