import type { Clinic } from '#lib/clinics/record/clinic.ts';
import type { Vouched } from '#lib/clinics/record/facts/index.ts';
import type { Topic } from '#lib/clinics/record/fields.ts';
import { sourceOfEdition } from '#lib/clinics/record/known-sources.ts';
import type { Provenance } from '#lib/clinics/record/provenance/provenance.ts';
import { isRoute } from '#lib/clinics/record/vocabulary.ts';
import { TRUST, type Source } from './source.ts';

/*
 * How trusted a source is for which fact.
 *
 * What people said, checked or confirmed stands above every list: an import never replaces it.
 * Among lists, what rests on one edition gives way to a newer reading of the same source. What rests
 * on another source gives way only to one that vouches for that fact better: each declares how well,
 * fact by fact (`vouchesFor`), and of two that vouch equally well the one that is there stays. A
 * source of which we know nothing, as an operator's own list, vouches well for all it says.
 *
 * What a source doesn't mention it takes away only from itself, and only where it is complete.
 *
 * A position has one thing more (`positionStays`): an address's point is better than the centre of
 * its ZIP area, no matter who gave it, as long as the address is the same.
 */

/** Where address points come from, whichever source listed the address. */
export const ADDRESS_POINTS: Pick<Source, 'id' | 'vouchesFor'> = {
	id: 'osm',
	vouchesFor: { position: 'fairly' }
};

/** How well what a fact rests on vouches for it: the higher, the better. */
export type Trust = (basis: Provenance, topic: Topic | Vouched) => number;

/** Of a fact that no list may vouch for there is none. */
type Trusted = Partial<Record<Vouched | 'services', (typeof TRUST)[number]>>;

const BEST = TRUST.length - 1;

/** The trust that sources declare. */
export function trustIn(sources: readonly (Pick<Source, 'vouchesFor'> & { id: string })[]): Trust {
	const declared = new Map<string, Trusted>(sources.map((it) => [it.id, it.vouchesFor]));
	return (basis, topic) => {
		const vouching = declared.get(sourceIdOf(basis));
		if (!vouching) return BEST;
		return TRUST.indexOf(vouching[factOf(topic)] ?? 'poorly');
	};
}

/** Whether something rests on nothing better than a list. */
export function isListOnly({ source, level }: Provenance): boolean {
	return source === 'directory_import' && level === 'reported';
}

/** The source whose edition something rests on; '': it rests on no list. */
export const sourceIdOf = ({ edition = '' }: Provenance): string => sourceOfEdition(edition).id;

/** Whether what a source says of a topic may stand where something else is known. */
export function mayReplace(
	fresh: Provenance,
	basis: Provenance,
	topic: Topic,
	trust: Trust
): boolean {
	if (!isListOnly(basis)) return false;
	return sourceIdOf(fresh) === sourceIdOf(basis) || trust(fresh, topic) > trust(basis, topic);
}

/**
 * Whether anything speaks for a clinic but what a source says itself: people, or another source that
 * vouches well. A website or a point that somebody adds to a place is no sign that it is still there.
 */
export function isVouchedFor(it: Clinic, source: string, trust: Trust): boolean {
	const isOther = (basis: Provenance, fact: Topic | Vouched) =>
		!isListOnly(basis) || (sourceIdOf(basis) !== source && trust(basis, fact) === BEST);
	return (
		it.statements.some((one) => one.facts.some((fact) => isOther(one, fact))) ||
		it.services.some(({ route, provenance, coverage }) =>
			[provenance, ...coverage.map((row) => row.provenance)].some((one) => isOther(one, route))
		)
	);
}

function factOf(topic: Topic | Vouched): Vouched | 'services' {
	if (isRoute(topic)) return 'services';
	if (topic === 'listing') return 'name';
	return topic.startsWith('payers/') ? 'payers' : (topic as Vouched);
}
