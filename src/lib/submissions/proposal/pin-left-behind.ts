import { placeIn } from '#lib/clinics/record/place-in.ts';
import type { FieldChange } from '#lib/clinics/record/change.ts';

/**
 * Where an address changes and its pin becomes the centre of a ZIP: which, and whether that is because
 * the street is withheld. null: no pin is lost.
 */
export function pinLeftBehind(
	changes: readonly Pick<FieldChange, 'field' | 'to'>[]
): { zip: string; isHidden: boolean } | null {
	const { address, position } = placeIn(changes);
	if (!address || position?.precision !== 'zip') return null;
	return { zip: address.zip, isHidden: address.street === null };
}
