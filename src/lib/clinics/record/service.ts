import { provenanceSchema } from '#lib/clinics/record/provenance/provenance.ts';
import { ESKETAMINE_MINUTES, isTooShort, mustShowEvidence } from './treatment-rules.ts';
import {
	PARTICIPATIONS,
	PAYERS,
	PRIOR_AUTHORIZATIONS,
	ROUTES,
	SETTINGS,
	SETTINGS_OF
} from './vocabulary.ts';
import type { Infer, Zod } from './zod.ts';

const stateCode = (z: Zod) => z.string().regex(/^[A-Z]{2}$/);

/**
 * "For this route, this clinic bills this payer." One row for each payer, and for each plan and
 * state where they differ.
 */
const coverageRow = (z: Zod) =>
	z.strictObject({
		payer: z.enum(PAYERS),
		/** A named plan ("Blue Shield PPO"); absent: the payer as a whole. */
		plan: z
			.string()
			.min(1)
			.refine((it) => it.isWellFormed(), 'The name of a plan holds half a character.')
			.optional(),
		state: stateCode(z).optional(),
		participation: z.enum(PARTICIPATIONS),
		/** null: not known. */
		priorAuthorization: z.enum(PRIOR_AUTHORIZATIONS).nullable(),
		/** Whether the clinic files the prior authorization. null: not known. */
		handlesPriorAuthorization: z.boolean().nullable(),
		provenance: provenanceSchema(z)
	});
export type CoverageRow = Infer<typeof coverageRow>;

/** A route that a clinic offers in one setting, and what is known of its coverage. */
export const serviceSchema = (z: Zod) =>
	z
		.strictObject({
			route: z.enum(ROUTES),
			setting: z.enum(SETTINGS),
			/** States a home service is licensed to serve. */
			statesServed: z.array(stateCode(z)).min(1).optional(),
			/** Minutes of monitoring after a dose, where the clinic states it. */
			monitoringMinutes: z.number().int().positive().optional(),
			coverage: z.array(coverageRow(z)),
			provenance: provenanceSchema(z)
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
			const rows = it.coverage.map(({ payer, plan, state }) =>
				JSON.stringify([payer, plan, state])
			);
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
export type Service = Infer<typeof serviceSchema>;
