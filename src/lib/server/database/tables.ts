/**
 * The rows of each table. Instants are ISO 8601 texts in UTC (they compare as they sort), and JSON is
 * text: the same on both engines. Only the tables of better-auth, which writes them itself, have the
 * types of each engine (`migrations/0002`). Where rows are said to be only added, that is so until a
 * backup is restored, which replaces all there is.
 */
export interface Tables {
	directory_head: DirectoryHeadRow;
	directory_notice: DirectoryNoticeRow;
	clinic: ClinicRow;
	clinic_version: ClinicVersionRow;
	event: EventRow;
	submission: SubmissionRow;
	approval: ApprovalRow;
	claim: ClaimRow;
	call_report: CallReportRow;
	mail: MailRow;
	rate_limit: RateLimitRow;
	secret: SecretRow;
	user: UserRow;
	session: SessionRow;
	credential: CredentialRow;
	two_factor: TwoFactorRow;
	verification: VerificationRow;
}

/** One row, id 1: locked while someone changes the directory (`lockHead`). */
export interface DirectoryHeadRow {
	id: number;
	/** Changes when everything did (restored from a backup): followers read all anew. */
	epoch: string;
	/** Rises with each change of the published directory. */
	version: number;
	/** Number and hash of the last event; 0 and '' before the first. */
	event_seq: number;
	event_hash: string;
}

/** A member of the directory's file that says where the data come from and how they may be used. */
export interface DirectoryNoticeRow {
	/** From 1, the order in the file. */
	position: number;
	name: string;
	text: string;
}

/** The current state of a clinic. */
export interface ClinicRow {
	id: string;
	/** The current version, from 1. */
	version: number;
	/** The current version's data; null: not listed (closed, or gone from its source). */
	data: string | null;
	/** The directory's version that brought it: what to read again after a change. */
	changed_in: number;
}

/** Every version a clinic ever had. Rows are only added. */
export interface ClinicVersionRow {
	clinic_id: string;
	version: number;
	/** The clinic as JSON; null: not listed from here on. */
	data: string | null;
	/** The event that made it. */
	event_seq: number;
	created_at: string;
}

/** Who did what, why and when. Rows are only added, each carries the hash of the one before. */
export interface EventRow {
	/** From 1, without gaps. */
	seq: number;
	at: string;
	/** 'system', 'import', 'clinic', 'moderator'. Never a name, never an address. */
	actor: string;
	/** Id of the account that acted; null: none. Not public. */
	account_id: string | null;
	/** 'seeded', 'imported', 'published', 'confirmed', 'restored', 'rejected', … */
	action: string;
	clinic_id: string | null;
	clinic_version: number | null;
	submission_id: string | null;
	/**
	 * Why: words, the editions that an import read, or JSON of what was decided or of the account that
	 * was changed. What is said of a clinic is public, in its history.
	 */
	reason: string | null;
	/**
	 * How the clinic's people proved to speak for it, as in `claim.proof`: those who acted, or those
	 * whose proposal or claim a moderator decided on. null: nobody's proof counted.
	 */
	proof: string | null;
	/** SHA-256 of the clinic version's data, hex; null without one. */
	data_hash: string | null;
	previous_hash: string;
	/** SHA-256 of all of the above (`eventHash`), hex. */
	hash: string;
}

/** A change that someone proposes. */
export interface SubmissionRow {
	id: string;
	/** 'correction', 'update', 'new_clinic', 'import': what people did to propose it. */
	kind: string;
	/** null until a new clinic is published, and for good when it never is. */
	clinic_id: string | null;
	/** The clinic's version that the changes start from; null for a new clinic. */
	base_version: number | null;
	/** JSON list of field changes. */
	changes: string;
	/** 'public', 'account', 'clinic', 'moderator', 'import'. */
	origin: string;
	/** Account that sent it; null: nobody signed in, or an import. */
	account_id: string | null;
	/** How the sender proved to speak for the clinic when it was sent; null: not a clinic's. */
	proof: string | null;
	/**
	 * What the sender added for the moderators. Private, purged with the contact. Only a moderator's
	 * reason to restore a version becomes public, with that version's event.
	 */
	note: string | null;
	/** Fact that a correction is about, when no new value was given. */
	about: string | null;
	/** 'low', 'normal', 'high'. */
	risk: string;
	/** 'pending', 'changes_requested', 'published', 'rejected', 'withdrawn', 'expired'. */
	state: string;
	/**
	 * Rises when what is decided on changes, or its state does: who decides names the revision they
	 * saw. Holding it and purging it leave it as it is.
	 */
	revision: number;
	/** What a moderator told the sender last: what to change, why not, or thanks. */
	answer: string | null;
	/** Account that works on it, and until when. */
	held_by: string | null;
	held_until: string | null;
	/** Where to send the outcome. Private, purged 90 days after the decision. */
	contact_email: string | null;
	/** 'en' or 'es': the language that mails to the sender are in. */
	locale: string;
	/** Names one act of sending: a second arrival with the same key is the first. */
	idempotency_key: string;
	/** What its rows share: an uploaded file, an import's edition; or the version to be restored. */
	batch_id: string | null;
	created_at: string;
	decided_at: string | null;
	/** When contact and note were removed. */
	purged_at: string | null;
}

/**
 * What one moderator decided on one revision of a submission. Deciding on the same again replaces it;
 * the row stays when the revision is over.
 */
export interface ApprovalRow {
	id: string;
	submission_id: string;
	/** Revision of the submission that was decided on. */
	revision: number;
	account_id: string;
	/**
	 * JSON: for each field, accepted or rejected with a reason; how that was checked; and what the clinic
	 * said of these fields then.
	 */
	decision: string;
	created_at: string;
}

/** Someone's claim to speak for a clinic. */
export interface ClaimRow {
	id: string;
	clinic_id: string;
	account_id: string;
	/** 'pending', 'proved', 'refused', 'revoked', 'withdrawn'. */
	state: string;
	/** 'email_domain', 'phone_code', 'moderator'; null until proved. */
	proof: string | null;
	/** A code that a moderator reads out on the listed phone: its keyed hash; null: none that counts. */
	code_hash: string | null;
	code_expires_at: string | null;
	code_attempts: number;
	/** What the claimant says for themselves. Private, purged 90 days after the decision. */
	note: string | null;
	/** What moderators told the claimant, the latest first. */
	answer: string | null;
	/** The moderator who decided last, or made the code; null: none did. */
	decided_by: string | null;
	locale: string;
	created_at: string;
	decided_at: string | null;
}

/** What someone found who called a clinic. Codes only. */
export interface CallReportRow {
	id: string;
	clinic_id: string;
	/** One of `CALL_OUTCOMES`. */
	outcome: string;
	/** Treatment and payer asked about; null: none in particular. */
	route: string | null;
	payer: string | null;
	/** Day of the call, ISO. */
	called_on: string;
	idempotency_key: string;
	created_at: string;
}

/**
 * A mail to send. Recipient and text are emptied once it is sent, or 90 days after it was queued when
 * it was given up.
 */
export interface MailRow {
	id: string;
	recipient: string;
	subject: string;
	body_text: string;
	body_html: string;
	/** 'waiting', 'sent', 'failed' (given up). */
	state: string;
	attempts: number;
	/** Not to be tried before. Anyone who sends it moves this ahead, so that no other does. */
	next_attempt_at: string;
	last_error: string | null;
	/** A mail with the same key is queued once, however often it is asked for; null: each time. */
	dedupe_key: string | null;
	created_at: string;
	sent_at: string | null;
}

/**
 * Points used of a rate limit (`secondsToWait`), in a row whose key ends in a keyed hash: no address is
 * kept. One row counts how often it was tried whether the database can be written to
 * (`whatIsMissing`).
 */
export interface RateLimitRow {
	key: string;
	points: number;
	/** When the count is over, in milliseconds since 1970; null would be never. */
	expires_at: number | null;
}

/** Made at random at first start and shared by all instances: keys for links, forms and sessions. */
export interface SecretRow {
	name: string;
	value: string;
}

/** An account, written by better-auth; the columns of it that we read or write ourselves. */
export interface UserRow {
	id: string;
	name: string;
	email: string;
	/** 'clinic', 'moderator', 'admin'. */
	role: string;
	/** 'en' or 'es': the language of mails to it. */
	locale: string;
	/** Whether signing in asks for a second step; a flag as the engine has it. */
	two_factor_enabled: boolean | number | null;
	/** Since when it can't sign in and its claims don't count; null: it is active. */
	deactivated_at: string | null;
	/** An instant as the engine has it. */
	created_at: Date | string;
}

/** A session, written by better-auth; the columns of it that we read ourselves. */
export interface SessionRow {
	id: string;
	user_id: string;
	/** An instant as the engine has it. */
	expires_at: Date | string;
}

/** An account's password, written by better-auth; the columns of it that we read ourselves. */
export interface CredentialRow {
	id: string;
	user_id: string;
}

/** The key of an account's second step, written by better-auth; what we remove it by. */
export interface TwoFactorRow {
	id: string;
	user_id: string;
}

/** A link or code on its way, written by better-auth; what we remove it by. */
export interface VerificationRow {
	id: string;
	/** Whom it is for: an account's id, or more in JSON. */
	value: string;
	/** An instant as the engine has it. */
	expires_at: Date | string;
}
