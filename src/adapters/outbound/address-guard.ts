import {isIP} from 'node:net';
import ipaddr from 'ipaddr.js';
import type {AddressPolicy} from '../../domain/platform/address-policy.ts';
import {Refusal} from '../../domain/platform/refusals.ts';
import {createNameResolver, type ResolveName} from './resolve-name.ts';

/** What may be called besides public unicast addresses over https. */
export type OutboundRules = Readonly<{
	/** Plain http, wherever it leads. */
	isInsecureAllowed: boolean;
	isLoopbackAllowed: boolean;
	/** Ranges (CIDR) of our own network that may be called, also over plain http. */
	ownRanges: readonly string[];
}>;

type Outbound = Readonly<{isInsecureAllowed: boolean; isLoopbackAllowed: boolean; serviceRanges: readonly string[]}>;

/** The rules for what customers name, like webhook targets. */
export const publicRules = ({isInsecureAllowed, isLoopbackAllowed}: Outbound): OutboundRules => ({
	isInsecureAllowed,
	isLoopbackAllowed,
	ownRanges: [],
});

const LOOPBACK = ['127.0.0.0/8', '::1/128'];

/** The rules for the vendor's own services: https, or their ranges; this machine in development only. */
export const serviceRules = ({outbound, isProduction}: {outbound: Outbound; isProduction: boolean}): OutboundRules => ({
	isInsecureAllowed: false,
	isLoopbackAllowed: !isProduction,
	ownRanges: isProduction ? outbound.serviceRanges : [...outbound.serviceRanges, ...LOOPBACK],
});

const rangesOf = (ranges: readonly string[]) => ranges.map(range => ipaddr.parseCIDR(range));

/** NAT64 (RFC 6052, RFC 8215), 6to4 (RFC 3056) and Teredo (RFC 4380) carry an IPv4 address that the range of IPv6 does not show. */
const TRANSLATING = rangesOf(['64:ff9b::/96', '64:ff9b:1::/48', '2002::/16', '2001::/32']);

/** What is given out for the public internet in IPv6 (RFC 4291 §2.4); outside lie, besides others, forms that carry an IPv4 address. */
const PUBLIC_IPV6 = rangesOf(['2000::/3']);

/** Where clouds tell machines their secrets: never, whatever ranges are allowed. */
const METADATA = rangesOf(['169.254.0.0/16', 'fe80::/10', 'fd00:ec2::254/128', '100.100.100.200/32', '168.63.129.16/32']);

const isIn = (address: ipaddr.IPv4 | ipaddr.IPv6, ranges: ReturnType<typeof rangesOf>): boolean =>
	ranges.some(([range, bits]) => range.kind() === address.kind() && address.match(range as never, bits));

const parsedRanges = new WeakMap<readonly string[], ReturnType<typeof rangesOf>>();

/** The ranges of the configuration: they are asked for at every call. */
function parsedOnce(ranges: readonly string[]): ReturnType<typeof rangesOf> {
	const parsed = parsedRanges.get(ranges) ?? rangesOf(ranges);
	parsedRanges.set(ranges, parsed);
	return parsed;
}

/** Whether an address lies in our own network as the rules draw it, where plain http is enough. */
export function isOwnAddress(address: string, {ownRanges}: Pick<OutboundRules, 'ownRanges'>): boolean {
	if (!ipaddr.isValid(address)) return false;
	const parsed = ipaddr.process(address);
	return !isIn(parsed, METADATA) && isIn(parsed, parsedOnce(ownRanges));
}

/** Whether an address is one that we may connect to: public unicast or our own, never private, shared, link-local or metadata, in any notation. */
export function isAllowedAddress(address: string, rules: Omit<OutboundRules, 'isInsecureAllowed'>): boolean {
	if (!ipaddr.isValid(address)) return false;
	const parsed = ipaddr.process(address);
	if (isIn(parsed, METADATA) || isIn(parsed, TRANSLATING)) return false;
	if (parsed.range() === 'loopback') return rules.isLoopbackAllowed;
	const isPublic = parsed.range() === 'unicast' && (parsed.kind() === 'ipv4' || isIn(parsed, PUBLIC_IPV6));
	return isPublic || isOwnAddress(address, rules);
}

/** The host of a URL without the brackets of IPv6. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '');

/** A name that cannot be resolved leads nowhere; that there is no room to resolve it is not its fault. */
function unknownName(error: unknown): readonly string[] {
	if (error instanceof Refusal) throw error;
	return [];
}

/** Judges targets when they are saved. Every answer of the name must be allowed; one bad one spoils it. */
export function createAddressPolicy(rules: OutboundRules, resolve: ResolveName = createNameResolver()): AddressPolicy {
	return {
		async faultOf(target) {
			if (!URL.canParse(target)) return 'must be a URL';
			const url = new URL(target);
			const isPlain = url.protocol === 'http:' && !rules.isInsecureAllowed;
			if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'must be https';
			if (url.username || url.password) return 'must not contain a user name or password';
			const host = hostOf(url);
			const addresses = isIP(host) ? [host] : await resolve(host).catch(unknownName);
			// A name that nobody knows yet is judged when it is connected to; over plain http it must be known to be our own.
			const isOwn = addresses.length > 0 && addresses.every(address => isOwnAddress(address, rules));
			if (isPlain && !isOwn) return 'must be https';
			return addresses.every(address => isAllowedAddress(address, rules)) ? undefined : 'must be on a public address';
		},
	};
}
