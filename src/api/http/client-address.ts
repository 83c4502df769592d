import ipaddr from 'ipaddr.js';
import type {Context} from 'koa';

/** Who has one address of IPv6 has all that share its first half (RFC 6177). */
const NETWORK_BITS = 64;

/** Whom a limit counts by an address: of IPv6 the network that one customer is given, so that nobody has a new limit with each address. */
export function networkOf(address: string): string {
	if (!ipaddr.isValid(address)) return address;
	const parsed = ipaddr.process(address);
	if (parsed.kind() === 'ipv4') return parsed.toString();
	return `${ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toNormalizedString().split('%')[0]}/${NETWORK_BITS}`)}/${NETWORK_BITS}`;
}

/** Where who is calling is, as limits count it: by the peer, or what the trusted proxies in front of us (so many hops) say. */
export const clientAddress = (ctx: Context, trustedHops: number): string => networkOf(addressOf(ctx, trustedHops));

function addressOf(ctx: Context, trustedHops: number): string {
	const peer = ctx.req.socket.remoteAddress ?? 'unknown';
	if (trustedHops === 0) return peer;
	const forwarded = ctx
		.get('x-forwarded-for')
		.split(',')
		.map(address => address.trim())
		.filter(Boolean);
	return forwarded[Math.max(0, forwarded.length - trustedHops)] ?? peer;
}
