import { shareByOrigin, spread, type CatchmentOptions } from './floating-catchment.ts';
import { indexed, type PreparedTable, type Table } from './od-table.ts';
import { orNone, weightsOf } from './opportunities.ts';

/**
 * MH3SFCA, the modified Huff model: people are divided among destinations by supply and weight, and each
 * counts whole, whatever the cost. What is far is then worth less, but doesn't lose demand:
 *
 *     H_ij = S_j f(c_ij) / Σ_k S_k f(c_ik),  R_j = S_j / Σ_i H_ij P_i,  A_i = Σ_j H_ij R_j f(c_ij)
 *
 * (R. Jörg, N. Lenz, S. Wetz & M. Widmer, Ein Modell zur Analyse der Versorgungsdichte, Obsan Bericht
 * 01/2019, Neuchâtel; J. Subal, P. Paal & J. M. Krisp, International Journal of Health Geographics 20,
 * 2021, 9, doi:10.1186/s12942-021-00263-3.) `spai_mh3sfca` of the R package fca, whose W is f(c_ij).
 * The decay's `maxCost` ends the catchment: nobody chooses what lies beyond. Σ_i P_i A_i is the supply
 * that somebody reaches only where all weights are 0 or 1; less where weights are below 1.
 *
 * @returns supply for each unit of demand, by origin
 * @throws RangeError when the decay can't be, see `Decay`; TableError, see `prepareTable`
 */
export function modifiedHuffThreeStepFca(
	table: Table | PreparedTable,
	{ decay }: CatchmentOptions
): Map<string, number> {
	const it = indexed(table);
	const weights = weightsOf(it, decay);
	const drawn = weights.map((weight, p) => weight * it.supply[it.to[p]]);
	const shares = shareByOrigin(it, drawn).map(orNone);
	const given = shares.map((share, p) => share * weights[p]);
	return spread(it, shares, given);
}
