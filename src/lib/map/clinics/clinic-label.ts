import type { MapClinic } from './map-clinic.ts';

/**
 * What a label says beyond the clinic's name, which the popup shows on its own line:
 * "Harbor Clinic, takes Medicaid, 6 mi" → "Takes Medicaid, 6 mi".
 */
export function verdictPart({ name, label }: Pick<MapClinic, 'name' | 'label'>): string {
	const rest = label.startsWith(name) ? label.slice(name.length) : label;
	const text = rest.replace(/^[\s,.:;·–—-]+/, '');
	return text.charAt(0).toUpperCase() + text.slice(1);
}
