import type {Refusals} from '../../domain/platform/refusals.ts';
import {accessRefusals} from './access.ts';
import {isOpen} from './access-words.ts';
import {idempotencyRefusals} from './idempotency.ts';
import {keySetRefusals} from './key-set.ts';
import type {RouteFacts} from './route.ts';

const codesOf = (table: Refusals): string[] => Object.keys(table);

/** Who is on record contradicts the credential. */
const ON_RECORD = ['user_deactivated', 'place_contradicts'];

/** Whether a body is read that is sent along. */
export const takesBody = ({method, bodyKind}: Pick<RouteFacts, 'method' | 'bodyKind'>): boolean => method !== 'get' && bodyKind !== 'none';

/** What the way to a handler, and the unit around it, can refuse; routes do not list it. It follows from what they declare. */
export const commonRefusals = (route: RouteFacts & Readonly<{params?: unknown; body?: unknown; before?: unknown}>): readonly string[] => [
	...['input_invalid', 'written_at_the_same_time', 'database_unavailable', 'database_busy'],
	...(route.limit === 'none' ? [] : ['rate_limited', 'overloaded']),
	...(route.isCostly || route.before ? ['too_many_at_once'] : []),
	...(takesBody(route) ? ['too_much_at_once'] : []),
	...(isOpen(route.access) ? [] : [...codesOf(accessRefusals), ...codesOf(keySetRefusals), ...ON_RECORD]),
	...(route.params ? ['not_found'] : []),
	...(route.isIdempotent ? codesOf(idempotencyRefusals) : []),
];
