import fc from 'fast-check';
import { expect, it } from 'vitest';
import { clientNetwork } from './client-network.ts';

it.each([
	['192.0.2.7', '192.0.2.7'],
	['::ffff:192.0.2.7', '192.0.2.7'],
	['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
	['2001:DB8:1:2::1', '2001:db8:1:2::/64'],
	['2001:db8::1', '2001:db8:0:0::/64'],
	['2001:db8:0:0:ffff::', '2001:db8:0:0::/64'],
	['64:ff9b::192.0.2.7', '64:ff9b:0:0::/64'],
	['::1', '0:0:0:0::/64'],
	['fe80::1%eth0', 'fe80:0:0:0::/64'],
	['unknown', 'unknown']
])('The network of %s is %s', (address, network) => {
	expect(clientNetwork(address)).toBe(network);
});

it('All addresses of one /64 are one network, and those of another are not', () => {
	const group = fc.integer({ min: 0, max: 0xffff }).map((it) => it.toString(16));
	const four = fc.tuple(group, group, group, group).map((it) => it.join(':'));
	fc.assert(
		fc.property(four, four, four, (prefix, one, other) => {
			expect(clientNetwork(`${prefix}:${one}`)).toBe(clientNetwork(`${prefix}:${other}`));
			const isSame = clientNetwork(`${other}:${one}`) === clientNetwork(`${prefix}:${one}`);
			expect(isSame).toBe(prefix === other);
		})
	);
});
