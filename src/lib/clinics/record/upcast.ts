import { z } from 'zod';

/** Until 2026 the only directory was SAMHSA's, and the only treatment it reported the infusion. */
const withEditions = z.looseObject({
	editions: z.strictObject({ listed: z.array(z.int()), ketamine: z.array(z.int()) })
});

/**
 * A clinic that an older program wrote, as today's schema has it. What is stored keeps its text for
 * ever, since the audit chain covers it: who changes the record's shape adds a step here, and what was
 * valid once stays readable. Anything else is given back as it is, for the schema to judge.
 */
export function upcast(value: unknown): unknown {
	const { data } = withEditions.safeParse(value);
	if (!data) return value;
	const { editions, ...rest } = data;
	const years = [...new Set([...editions.listed, ...editions.ketamine])].toSorted();
	const listedBy = years.map((year) => ({
		source: 'samhsa',
		edition: String(year),
		...(editions.ketamine.includes(year) && { routes: ['iv_infusion'] })
	}));
	return { ...rest, listedBy };
}
