/** People who choose where to go. Pairs by origin, as in `PreparedTable`. */
export interface Agents {
	first: Uint32Array;
	to: Uint32Array;
	/** Of each pair, what travel costs. */
	travel: Float64Array;
	/** By origin. */
	people: Float64Array;
	/** By destination, above 0 where a pair leads: so many people make a congestion of 1. */
	capacity: Float64Array;
}

/** Where people go once nobody gains by going elsewhere. */
export interface Equilibrium {
	/** By destination: all who go there over its capacity. 0 where nobody goes. */
	congestion: Float64Array;
	/** People who take each pair; none where another pair of their origin costs less. */
	flow: Float64Array;
}

/**
 * Lets people go where travel and congestion together cost them least, until nobody gains by going
 * elsewhere. An origin's people may divide themselves.
 *
 * Exact but for rounding. The pairs in use link origins and destinations into trees. Within a tree, an
 * origin pays the same for all its destinations, which says by how much their congestion differs, and
 * the number of people says how high it is. When an origin finds a cheaper destination, the two are
 * linked. This joins two trees; or it closes a circle, along which people change places until one of its
 * pairs is empty. Each step lowers Σ flow × travel + Σ congestion² × capacity / 2, and nobody gains where
 * that is least (M. Beckmann, C. B. McGuire & C. B. Winsten, Studies in the Economics of Transportation,
 * Yale University Press, 1956).
 */
export function findEquilibrium(agents: Agents): Equilibrium {
	const trees = new Trees(agents);
	for (let moved = true; moved;) {
		moved = false;
		for (let origin = 0; origin < agents.people.length; origin++) {
			while (trees.improve(origin)) moved = true;
		}
	}
	return trees;
}

/** A gain below this part of what is paid may be rounding. */
const LEAST_GAIN = 1e-12;
/** A part of an origin's people that counts as none. */
const LEAST_PART = 1e-13;
/** A pair that was linked so often is linked and emptied by rounding. */
const MOST_TRIES = 255;

/** Origins and destinations linked by the pairs in use. Origins are the first nodes. */
class Trees implements Equilibrium {
	readonly congestion: Float64Array;
	readonly flow: Float64Array;
	readonly #agents: Agents;
	readonly #origins: number;
	/** Of each origin, what its people pay. */
	readonly #paid: Float64Array;
	/** Of each pair: its origin, and how often it was linked. */
	readonly #from: Uint32Array;
	readonly #tries: Uint8Array;
	/** Of each node, the pairs in use that lead from or to it. */
	readonly #links: number[][];
	/** Of each node last walked: the pair it was reached by, and what it pays more than the root. */
	readonly #by: Int32Array;
	readonly #beyond: Float64Array;
	readonly #walked: Uint32Array;
	#walks = 0;
	/** Nodes whose tree has to be settled. */
	readonly #unsettled: number[] = [];
	readonly #isUnsettled: Uint8Array;
	/** While a tree is settled: flow that a node still has to send or take; the flow a pair should have. */
	readonly #left: Float64Array;
	readonly #goal: Float64Array;

	constructor(agents: Agents) {
		const { first, to, people, capacity } = agents;
		const nodes = people.length + capacity.length;
		this.#agents = agents;
		this.#origins = people.length;
		this.congestion = new Float64Array(capacity.length);
		this.#paid = new Float64Array(people.length);
		this.#from = new Uint32Array(to.length);
		for (let i = 0; i < people.length; i++) this.#from.fill(i, first[i], first[i + 1]);
		this.flow = new Float64Array(to.length);
		this.#tries = new Uint8Array(to.length);
		this.#links = Array.from({ length: nodes }, () => []);
		this.#by = new Int32Array(nodes);
		this.#beyond = new Float64Array(nodes);
		this.#walked = new Uint32Array(nodes);
		this.#isUnsettled = new Uint8Array(nodes);
		this.#left = new Float64Array(nodes);
		this.#goal = new Float64Array(to.length);
		this.#start();
	}

	/** Sends each origin whole to where it costs least after those before it. */
	#start(): void {
		const { people, capacity, to } = this.#agents;
		for (let origin = 0; origin < this.#origins; origin++) {
			if (!(people[origin] > 0)) continue;
			const pair = this.#cheapest(origin, people[origin] / 2);
			if (pair < 0) continue;
			this.#link(pair);
			this.flow[pair] = people[origin];
			this.congestion[to[pair]] += people[origin] / capacity[to[pair]];
		}
		this.#settle();
	}

	/** The pair not in use that is cheapest for an origin when so many more go; −1 if there is none. */
	#cheapest(origin: number, more: number): number {
		const { first, to, travel, capacity } = this.#agents;
		let cheapest = -1;
		let least = Infinity;
		for (let p = first[origin]; p < first[origin + 1]; p++) {
			const cost = travel[p] + this.congestion[to[p]] + more / capacity[to[p]];
			if (this.flow[p] > 0 || this.#tries[p] === MOST_TRIES || !(cost < least)) continue;
			cheapest = p;
			least = cost;
		}
		return cheapest;
	}

	/** Lets people of an origin go where they pay less. Says whether there was such a place. */
	improve(origin: number): boolean {
		const { people, travel, to } = this.#agents;
		if (!(people[origin] > 0)) return false;
		const pair = this.#cheapest(origin, 0);
		if (pair < 0) return false;
		const cost = travel[pair] + this.congestion[to[pair]];
		if (!(cost < this.#paid[origin] * (1 - LEAST_GAIN))) return false;
		this.#tries[pair]++;
		this.#walk(origin);
		if (this.#walked[this.#origins + to[pair]] === this.#walks) this.#exchange(pair);
		else this.#link(pair);
		this.#settle();
		return true;
	}

	#link(pair: number): void {
		for (const node of this.#ends(pair)) {
			this.#links[node].push(pair);
			this.#unsettle(node);
		}
	}

	#unlink(pair: number): void {
		this.flow[pair] = 0;
		for (const node of this.#ends(pair)) {
			this.#links[node].splice(this.#links[node].indexOf(pair), 1);
			this.#unsettle(node);
		}
	}

	#ends(pair: number): [origin: number, destination: number] {
		return [this.#from[pair], this.#origins + this.#agents.to[pair]];
	}

	#across(pair: number, node: number): number {
		const [origin, destination] = this.#ends(pair);
		return node === origin ? destination : origin;
	}

	#unsettle(node: number): void {
		this.#isUnsettled[node] = 1;
		this.#unsettled.push(node);
	}

	/** All nodes of a tree, each after the one it is reached from. */
	#walk(root: number): number[] {
		this.#walks++;
		const nodes = [root];
		this.#walked[root] = this.#walks;
		this.#by[root] = -1;
		this.#beyond[root] = 0;
		for (const node of nodes) {
			const sign = node < this.#origins ? -1 : 1;
			for (const pair of this.#links[node]) {
				const next = this.#across(pair, node);
				if (this.#walked[next] === this.#walks) continue;
				this.#walked[next] = this.#walks;
				this.#by[next] = pair;
				this.#beyond[next] = this.#beyond[node] + sign * this.#agents.travel[pair];
				nodes.push(next);
			}
		}
		return nodes;
	}

	/**
	 * Links a pair within the tree just walked from its origin. People change places along the circle that
	 * it closes, which congests nothing, until one of the pairs they leave is empty.
	 */
	#exchange(pair: number): void {
		const [origin, destination] = this.#ends(pair);
		const leaving: number[] = [];
		const joining = [pair];
		for (let node = destination; node !== origin;) {
			const by = this.#by[node];
			(node < this.#origins ? joining : leaving).push(by);
			node = this.#across(by, node);
		}
		const exchanged = leaving.reduce((least, p) => Math.min(least, this.flow[p]), Infinity);
		this.#link(pair);
		for (const p of joining) this.flow[p] += exchanged;
		for (const p of leaving) {
			this.flow[p] -= exchanged;
			if (this.#isEmpty(p)) this.#unlink(p);
		}
	}

	#isEmpty(pair: number): boolean {
		return this.flow[pair] <= LEAST_PART * this.#agents.people[this.#from[pair]];
	}

	/** Settles every tree that changed. */
	#settle(): void {
		for (let node = this.#unsettled.pop(); node !== undefined; node = this.#unsettled.pop()) {
			if (this.#isUnsettled[node] === 1) this.#settleTree(this.#walk(node));
		}
	}

	/**
	 * Moves people within a tree until each origin pays the same for all its pairs; or until a pair is
	 * empty before that, which divides the tree.
	 */
	#settleTree(nodes: readonly number[]): void {
		for (const node of nodes) this.#isUnsettled[node] = 0;
		const level = this.#levelOf(nodes);
		const [part, emptied] = this.#aim(nodes, level);
		for (const node of nodes.slice(1)) {
			const pair = this.#by[node];
			this.flow[pair] += part * (this.#goal[pair] - this.flow[pair]);
		}
		if (emptied < 0) {
			for (const node of nodes) this.#price(node, level + this.#beyond[node]);
			return;
		}
		for (const node of nodes.slice(1)) {
			const pair = this.#by[node];
			if (pair === emptied || (this.#goal[pair] <= 0 && this.#isEmpty(pair))) this.#unlink(pair);
		}
	}

	#price(node: number, paid: number): void {
		if (node < this.#origins) this.#paid[node] = paid;
		else this.congestion[node - this.#origins] = Math.max(0, paid);
	}

	/** What the root pays when all people of a tree are at its destinations. */
	#levelOf(nodes: readonly number[]): number {
		const { people, capacity } = this.#agents;
		let sum = 0;
		let capacities = 0;
		for (const node of nodes) {
			if (node < this.#origins) {
				sum += people[node];
			} else {
				sum -= capacity[node - this.#origins] * this.#beyond[node];
				capacities += capacity[node - this.#origins];
			}
		}
		return sum / capacities;
	}

	/**
	 * How many people have to take each pair of a tree. Where that is fewer than none, how far towards it
	 * they can go, as a part, and the pair that is empty there.
	 */
	#aim(nodes: readonly number[], level: number): [part: number, emptied: number] {
		const { people, capacity } = this.#agents;
		for (const node of nodes) {
			const j = node - this.#origins;
			this.#left[node] = j < 0 ? people[node] : capacity[j] * (level + this.#beyond[node]);
		}
		let part = 1;
		let emptied = -1;
		for (const node of nodes.slice(1).reverse()) {
			const pair = this.#by[node];
			const goal = this.#left[node];
			this.#goal[pair] = goal;
			this.#left[this.#across(pair, node)] -= goal;
			if (goal > 0) continue;
			const flow = this.flow[pair];
			const until = flow > 0 ? flow / (flow - goal) : 0;
			if (emptied >= 0 && until >= part) continue;
			part = until;
			emptied = pair;
		}
		return [part, emptied];
	}
}
