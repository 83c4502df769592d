import {lookup as systemLookup} from 'node:dns/promises';
import {isIP} from 'node:net';
import ipaddr from 'ipaddr.js';
import type {AddressPolicy} from '../../domain/webhooks/address-policy.ts';

/** What may be called besides public unicast addresses over https. */
export type OutboundRules = Readonly<{isInsecureAllowed: boolean; isLoopbackAllowed: boolean}>;

type Lookup = (host: string) => Promise<readonly string[]>;

const RESOLVE_LIMIT_MS = 5000;

const resolveAll: Lookup = async host => {
	const found = await Promise.race([
		systemLookup(host, {all: true, verbatim: true}),
		new Promise<never>((_, reject) => setTimeout(() => reject(new Error('timed out')), RESOLVE_LIMIT_MS).unref()),
	]);
	return found.map(({address}) => address);
};

/** NAT64 (RFC 6052, RFC 8215), 6to4 (RFC 3056) and Teredo (RFC 4380) carry an IPv4 address that the range of IPv6 does not show. */
const TRANSLATING = ['64:ff9b::/96', '64:ff9b:1::/48', '2002::/16', '2001::/32'].map(range => ipaddr.parseCIDR(range));

/** Whether an address is one that we may connect to: public unicast, never private, shared, link-local or metadata, in any notation. */
export function isAllowedAddress(address: string, {isLoopbackAllowed}: Pick<OutboundRules, 'isLoopbackAllowed'>): boolean {
	if (!ipaddr.isValid(address)) return false;
	const parsed = ipaddr.process(address);
	if (parsed.range() === 'loopback') return isLoopbackAllowed;
	if (parsed.kind() === 'ipv6' && TRANSLATING.some(range => parsed.match(range as [ipaddr.IPv6, number]))) return false;
	return parsed.range() === 'unicast';
}

/** The host of a URL without the brackets of IPv6. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '');

/** Judges targets when they are saved. Every answer of the name must be allowed; one bad one spoils it. */
export function createAddressPolicy(rules: OutboundRules, lookup: Lookup = resolveAll): AddressPolicy {
	return {
		async faultOf(target) {
			if (!URL.canParse(target)) return 'must be a URL';
			const url = new URL(target);
			if (url.protocol !== 'https:' && !(url.protocol === 'http:' && rules.isInsecureAllowed)) return 'must be https';
			if (url.username || url.password) return 'must not contain a user name or password';
			const host = hostOf(url);
			const addresses = isIP(host) ? [host] : await lookup(host).catch(() => []);
			if (addresses.length === 0) return 'has a host name that cannot be resolved';
			return addresses.every(address => isAllowedAddress(address, rules)) ? undefined : 'must be on a public address';
		},
	};
}
