import type { Clinic } from '#lib/clinics/record/clinic.ts';
import type { FieldChange } from '#lib/clinics/record/change.ts';

/**
 * Where an address changes and its pin becomes the centre of a ZIP: which, and whether that is because
 * the street is withheld. null: no pin is lost.
 */
export function pinLeftBehind(
	changes: readonly Pick<FieldChange, 'field' | 'to'>[]
): { zip: string; isHidden: boolean } | null {
	const to = (name: string) => changes.find(({ field }) => field === name)?.to ?? null;
	const address = to('address') as Clinic['address'] | null;
	const position = to('position') as Clinic['position'] | null;
	if (!address || position?.precision !== 'zip') return null;
	return { zip: address.zip, isHidden: address.street === null };
}
