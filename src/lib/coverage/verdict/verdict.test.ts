import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Provenance } from '#lib/clinics/record/provenance/provenance.ts';
import type { CoverageRow } from '#lib/clinics/record/service.ts';
import { verdictOfRows, PASSING, rank, VERDICTS, type VerdictKind } from './verdict.ts';

const today = '2026-11-23';

function provenance(level: Provenance['level'], checkedAt: string | null): Provenance {
	return { source: 'clinic', level, checkedAt };
}

function row(part: Partial<CoverageRow> = {}): CoverageRow {
	return {
		payer: 'medicaid',
		participation: 'in_network',
		priorAuthorization: null,
		handlesPriorAuthorization: null,
		provenance: provenance('self_attested', '2026-11-01'),
		...part
	};
}

const checked = (level: Provenance['level'], checkedAt: string | null) => ({
	provenance: provenance(level, checkedAt)
});
const takes = { answer: 'accepted', provenance: provenance('reported', null) } as const;
const refuses = { answer: 'not_accepted', provenance: provenance('reported', null) } as const;

interface Case {
	rows: CoverageRow[];
	facility?: { answer: 'accepted' | 'not_accepted'; provenance: Provenance };
	verdict: VerdictKind;
}

const cases: Record<string, Case> = {
	'nothing reported is unknown': { rows: [], verdict: 'unknown' },
	'a facility that takes the payer says nothing of the route': {
		rows: [],
		facility: takes,
		verdict: 'accepts_payer'
	},
	'a facility that refuses the payer is a no': {
		rows: [],
		facility: refuses,
		verdict: 'not_accepted'
	},
	'a row checked today is confirmed': {
		rows: [row(checked('phone_confirmed', today))],
		verdict: 'confirmed'
	},
	'a row checked 90 days ago is still confirmed': {
		rows: [row(checked('self_attested', '2026-08-25'))],
		verdict: 'confirmed'
	},
	'a row checked 91 days ago is only stated': {
		rows: [row(checked('phone_confirmed', '2026-08-24'))],
		verdict: 'stated'
	},
	'a row dated in the future is only stated': {
		rows: [row(checked('phone_confirmed', '2026-11-24'))],
		verdict: 'stated'
	},
	'a row that nobody checked is only stated': {
		rows: [row(checked('self_attested', null))],
		verdict: 'stated'
	},
	'a fresh row that only its source reports is only stated': {
		rows: [row(checked('reported', today))],
		verdict: 'stated'
	},
	'a no for the route outweighs a yes of the facility': {
		rows: [row({ participation: 'not_accepted' })],
		facility: takes,
		verdict: 'not_accepted'
	},
	'a yes for the route outweighs a no of the facility': {
		rows: [row()],
		facility: refuses,
		verdict: 'confirmed'
	},
	'a no to one plan is not a no to the payer': {
		rows: [row({ participation: 'not_accepted', plan: 'Gold HMO' })],
		verdict: 'unknown'
	},
	'a no in one state is not a no elsewhere': {
		rows: [row({ participation: 'not_accepted', state: 'TX' })],
		facility: takes,
		verdict: 'accepts_payer'
	},
	'a yes to one plan counts beside a no to another': {
		rows: [row({ participation: 'not_accepted', plan: 'Gold HMO' }), row({ plan: 'Silver PPO' })],
		verdict: 'confirmed'
	},
	'a later refusal of the payer, trusted as much, outweighs an acceptance': {
		rows: [
			row(checked('self_attested', '2026-10-01')),
			row({ participation: 'not_accepted', ...checked('phone_confirmed', '2026-11-22') })
		],
		verdict: 'not_accepted'
	},
	'a later refusal by a source trusted less does not': {
		rows: [
			row(checked('phone_confirmed', '2026-10-01')),
			row({ participation: 'not_accepted', ...checked('reported', '2026-11-22') })
		],
		verdict: 'confirmed'
	},
	'an earlier refusal does not outweigh an acceptance': {
		rows: [
			row(checked('phone_confirmed', '2026-11-01')),
			row({ participation: 'not_accepted', ...checked('phone_confirmed', '2026-10-01') })
		],
		verdict: 'confirmed'
	},
	'a facility that refuses the payer later outweighs an acceptance for the route': {
		rows: [row(checked('reported', null))],
		facility: {
			answer: 'not_accepted',
			provenance: provenance('phone_confirmed', '2026-11-22')
		},
		verdict: 'not_accepted'
	},
	'a superbill is neither a yes nor a no': {
		rows: [row({ participation: 'superbill' })],
		verdict: 'unknown'
	},
	'a superbill for the route outweighs what the facility takes': {
		rows: [row({ participation: 'superbill' })],
		facility: takes,
		verdict: 'unknown'
	},
	'a superbill does not hide an old acceptance': {
		rows: [row({ participation: 'superbill' }), row(checked('self_attested', '2020-01-01'))],
		verdict: 'stated'
	}
};

describe('a verdict', () => {
	it.each(Object.entries(cases))('%s', (_, { rows, facility, verdict }) => {
		expect(verdictOfRows(rows, facility ?? null, 'iv_infusion', today).kind).toBe(verdict);
	});

	it('rests on the row checked last', () => {
		const older = row(checked('self_attested', '2026-10-01'));
		const newer = row(checked('self_attested', '2026-11-20'));
		expect(verdictOfRows([older, newer], null, 'iv_infusion', today).row).toBe(newer);
		expect(verdictOfRows([newer, older], null, 'iv_infusion', today).row).toBe(newer);
	});

	const date = fc.constantFrom(null, '2020-02-29', '2026-08-24', '2026-08-25', today, '2027-01-01');
	const anyRow = fc.record({
		participation: fc.constantFrom(
			'in_network' as const,
			'superbill' as const,
			'not_accepted' as const
		),
		plan: fc.constantFrom(undefined, 'A plan'),
		level: fc.constantFrom(
			'reported' as const,
			'self_attested' as const,
			'phone_confirmed' as const
		),
		date
	});
	const anyRows = fc
		.array(anyRow, { maxLength: 5 })
		.map((all) =>
			all.map(({ participation, plan, level, date }) =>
				row({ participation, plan, ...checked(level, date) })
			)
		);
	const anyFacility = fc.constantFrom(null, takes, refuses);

	it('never says yes without someone who said yes, nor no without someone who said no', () => {
		fc.assert(
			fc.property(anyRows, anyFacility, (rows, facility) => {
				const { kind } = verdictOfRows(rows, facility, 'iv_infusion', today);
				const yes = rows.some((one) => one.participation === 'in_network');
				const no =
					facility === refuses ||
					rows.some((one) => one.participation === 'not_accepted' && !one.plan);
				if (kind === 'confirmed' || kind === 'stated') expect(yes).toBe(true);
				if (kind === 'accepts_payer') expect(facility).toBe(takes);
				if (kind === 'not_accepted') expect(no).toBe(true);
				expect(VERDICTS).toContain(kind);
			})
		);
	});

	it('does not get worse for an acceptance more', () => {
		fc.assert(
			fc.property(anyRows, anyFacility, (rows, facility) => {
				const before = verdictOfRows(rows, facility, 'iv_infusion', today).kind;
				const after = verdictOfRows([...rows, row()], facility, 'iv_infusion', today).kind;
				expect(rank(after)).toBeLessThanOrEqual(rank(before));
			})
		);
	});
});

describe('a payer filter', () => {
	it('never lets a refusal through, and lets the unknown through only when asked to', () => {
		expect(PASSING).toEqual({
			confirmed: ['confirmed', 'stated'],
			accepted: ['confirmed', 'stated', 'accepts_payer'],
			any: ['confirmed', 'stated', 'accepts_payer', 'unknown']
		});
	});
});
