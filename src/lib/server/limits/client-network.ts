import { isIPv6 } from 'node:net';

/**
 * What one person can be told apart by on the network: an IPv4 address, or the /64 of an IPv6
 * address, within which everyone chooses addresses as they like.
 */
export function clientNetwork(address: string): string {
	const plain = address.replace(/^::ffff:(?=[\d.]+$)/i, '').replace(/%.*$/, '');
	if (!isIPv6(plain)) return plain;
	const [head = '', tail] = new URL(`http://[${plain}]`).hostname.slice(1, -1).split('::');
	const groups = (text: string) => text.split(':').filter(Boolean);
	const first = groups(head);
	const last = groups(tail ?? '');
	const between = Array<string>(8 - first.length - last.length).fill('0');
	return [...first, ...between, ...last].slice(0, 4).join(':') + '::/64';
}
