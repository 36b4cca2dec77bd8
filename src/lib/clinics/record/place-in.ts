import { z } from 'zod';
import { clinic } from './clinic.ts';

const { name, unit, address, phone, website, position } = clinic.shape;

const place = z.object({
	name: name.optional().catch(undefined),
	unit: unit.catch(undefined),
	address: address.optional().catch(undefined),
	phone: phone.catch(undefined),
	website: website.catch(undefined),
	position: position.optional().catch(undefined)
});
export type SaidPlace = z.infer<typeof place>;

/**
 * What changes say of a place: what it is called, where it is and how to reach it. A part that they
 * leave out, take away or say in a way that no clinic can is undefined.
 */
export const placeIn = (changes: readonly { field: string; to: unknown }[]): SaidPlace =>
	place.parse(Object.fromEntries(changes.map(({ field, to }) => [field, to])));
