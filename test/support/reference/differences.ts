import type {Exchange, Exchanges} from '../../../src/api/reference/exchange.ts';

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const kindOf = (value: unknown): string => (Array.isArray(value) ? 'list' : typeof value);

/** Fields and types that differ. Null fits every type, lists may have any length: both depend on what had happened before. */
function ofShape(kept: unknown, played: unknown, place: string): string[] {
	if (kept === null || played === null) return [];
	if (kindOf(kept) !== kindOf(played)) return [`${place}: ${kindOf(kept)} is ${kindOf(played)} now`];
	if (Array.isArray(kept) && Array.isArray(played))
		return kept.length > 0 && played.length > 0 ? ofShape(kept[0], played[0], `${place}[0]`) : [];
	if (!isObject(kept) || !isObject(played)) return [];
	return [...new Set([...Object.keys(kept), ...Object.keys(played)])].flatMap(name => {
		if (!(name in played)) return [`${place}.${name} is gone`];
		return name in kept ? ofShape(kept[name], played[name], `${place}.${name}`) : [`${place}.${name} is new`];
	});
}

function ofExchange(kept: Exchange, played: Exchange, operation: string): string[] {
	const told = ({caller, request: {method}, answer: {status}}: Exchange): string => `${method} by ${caller} is answered ${status}`;
	if (told(kept) !== told(played)) return [`${operation}: ${told(kept)}; now ${told(played)}`];
	return [...ofShape(kept.request, played.request, `${operation}.request`), ...ofShape(kept.answer, played.answer, `${operation}.answer`)];
}

/**
 * Where the recorded examples are not what is answered any more: an operation more or less, another caller or status, another field or type.
 * Values are not compared, for what is done in the background comes in an order that depends on the machine.
 */
export const differences = (kept: Exchanges, played: Exchanges): string[] =>
	[...new Set([...Object.keys(kept), ...Object.keys(played)])].flatMap(operation => {
		const [before, now] = [kept[operation], played[operation]];
		if (!now) return [`${operation} is gone`];
		return before ? ofExchange(before, now, operation) : [`${operation} is new`];
	});
