import { z } from 'zod';
import { provenance } from './provenance.ts';
import { ESKETAMINE_MINUTES, isTooShort, mustShowEvidence } from './treatment-rules.ts';
import {
	PARTICIPATIONS,
	PAYERS,
	PRIOR_AUTHORIZATIONS,
	ROUTES,
	SETTINGS,
	SETTINGS_OF
} from './vocabulary.ts';

const stateCode = z.string().regex(/^[A-Z]{2}$/);

/**
 * "For this route, this clinic bills this payer." One row for each payer, and for each plan and
 * state where they differ.
 */
const coverageRow = z.strictObject({
	payer: z.enum(PAYERS),
	/** A named plan ("Blue Shield PPO"); absent: the payer as a whole. */
	plan: z
		.string()
		.min(1)
		.refine((it) => it.isWellFormed(), 'The name of a plan holds half a character.')
		.optional(),
	state: stateCode.optional(),
	participation: z.enum(PARTICIPATIONS),
	/** null: not known. */
	priorAuthorization: z.enum(PRIOR_AUTHORIZATIONS).nullable(),
	/** Whether the clinic files the prior authorization. null: not known. */
	handlesPriorAuthorization: z.boolean().nullable(),
	provenance
});
export type CoverageRow = z.infer<typeof coverageRow>;

/** A route that a clinic offers in one setting, and what is known of its coverage. */
export const service = z
	.strictObject({
		route: z.enum(ROUTES),
		setting: z.enum(SETTINGS),
		/** States a home service is licensed to serve. */
		statesServed: z.array(stateCode).min(1).optional(),
		/** Minutes of monitoring after a dose, where the clinic states it. */
		monitoringMinutes: z.number().int().positive().optional(),
		coverage: z.array(coverageRow),
		provenance
	})
	.superRefine((it, context) => {
		const fail = (message: string, path: (string | number)[]) =>
			context.addIssue({ code: 'custom', message, path });
		if (!SETTINGS_OF[it.route].includes(it.setting)) {
			fail(`${it.route} is never given in the setting ${it.setting}.`, ['setting']);
		}
		if (it.setting.startsWith('home') && !it.statesServed) {
			fail('A home service must name the states it serves.', ['statesServed']);
		}
		if (it.monitoringMinutes !== undefined && isTooShort(it.route, it.monitoringMinutes)) {
			fail(`Esketamine needs at least ${ESKETAMINE_MINUTES} minutes of monitoring.`, [
				'monitoringMinutes'
			]);
		}
		const rows = it.coverage.map(({ payer, plan, state }) => JSON.stringify([payer, plan, state]));
		if (new Set(rows).size < rows.length) {
			fail('Two rows speak of the same payer, plan and state.', ['coverage']);
		}
		it.coverage.forEach((row, i) => {
			if (mustShowEvidence(it.route, row) && !row.provenance.evidence) {
				fail('A claim that a payer covers an unapproved route needs an evidence link.', [
					'coverage',
					i,
					'provenance',
					'evidence'
				]);
			}
		});
	});
export type Service = z.infer<typeof service>;
