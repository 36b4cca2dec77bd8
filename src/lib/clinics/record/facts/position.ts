import { m } from '#lib/paraglide/messages.js';
import { asWritten, membersOf, type Json } from '../json.ts';
import type { Infer, Zod } from '../zod.ts';
import type { PlainFact } from './fact.ts';

const schema = (z: Zod) =>
	z.strictObject({
		latitude: z.number().min(-90).max(90),
		longitude: z.number().min(-180).max(180),
		/** `zip`: the centre of the ZIP area, a median of 1.7 miles off. */
		precision: z.enum(['address', 'zip'])
	});
export type Position = Infer<typeof schema>;

/** Where it is on a map. */
export const position = {
	schema,
	vouchedBy: { phrase: m.field_position },
	imported: true,
	label: m.field_position,
	inWords,
	page: 'apart',
	risk: 'normal',
	section: 'address',
	columns: [
		{ name: 'latitude', label: m.update_latitude, example: '33.4152' },
		{ name: 'longitude', label: m.update_longitude, example: '-111.8057' }
	]
} satisfies PlainFact;

function inWords(value: Json): string {
	const { latitude, longitude, precision } = membersOf(value);
	if (typeof latitude !== 'number' || typeof longitude !== 'number') return asWritten(value);
	const words = { latitude: latitude.toFixed(5), longitude: longitude.toFixed(5) };
	return precision === 'zip' ? m.field_position_zip(words) : m.field_position_address(words);
}
