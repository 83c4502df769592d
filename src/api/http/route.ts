import type {z} from 'zod';
import type {ServiceStatus} from '../../domain/catalog/service.ts';
import type {Caller} from '../../domain/identity/caller.ts';
import type {Fault} from '../../domain/platform/refusals.ts';
import type {Reach} from '../../domain/platform/unit/tenancy.ts';
import type {Unit} from '../../domain/platform/unit/unit.ts';
import type {IdOf} from '../../domain/platform/values/id.ts';
import type {Tools} from '../tools.ts';
import type {Access} from './access-words.ts';
import type {Answer} from './answers.ts';
import type {RateLimit} from './limits/rate-limits.ts';
import type {Input} from './shapes.ts';

/** Everything a handler gets. `tenant` is there on tenant-side routes; see `tenantRoute`. */
export type RouteRequest<Params, Query, Body> = Readonly<{
	params: Params;
	query: Query;
	body: Body;
	caller: Caller;
	unit: Unit;
	tools: Tools;
	requestId: string;
	/** As they were sent, by names in lower case; one that was sent twice is joined by a comma. */
	headers: Readonly<Record<string, string | undefined>>;
	/** Whose rows this caller's units see, for handlers that open them by themselves. */
	reach: () => Reach;
	reply: Reply;
}>;

/** How a body is sent: JSON, bytes that are taken as they are, short fields, or a form with one file. */
export type BodyKind = 'json' | 'raw' | 'form' | 'multipart' | 'none';

/** For the few routes whose status depends on what is found; it is one of `otherStatuses`. */
export type Reply = Readonly<{status: (status: number) => void}>;

/** The tenant that a tenant-side route acts for: the token's. */
export type TenantSide = Readonly<{tenant: Readonly<{id: IdOf<'tenant'>; partnerId: IdOf<'partner'>}>}>;

/** What a route is, whatever goes in and out. */
export type RouteFacts = Readonly<{
	/** The operation id of the contract. */
	operation: string;
	tag: string;
	method: 'get' | 'post' | 'put' | 'patch' | 'delete';
	/** As in the contract: `/subscriptions/{subscription_id}`; under `/api/v1` unless `isAtRoot`. */
	path: string;
	isAtRoot?: true;
	/** The one parameter takes the rest of the path, slashes included. */
	takesRest?: true;
	/** One line: what it does, or what the answer is. */
	summary: string;
	/** What a stranger asks next: what it does besides, when it refuses, what it costs; in Markdown. */
	description: string;
	access: Access;
	/** Whoever has a valid credential is let in, also services and people without a place. */
	forAnyPlace?: true;
	/** Only the operator's staff, whatever scopes others hold. */
	isOperatorOnly?: true;
	/** Only for `super_admin` (of the operator's staff). */
	needsSuperAdmin?: true;
	isTenantSide?: true;
	/** Users of a suspended tenant may write here: they pay. */
	isOpenToSuspendedTenants?: true;
	/** A setting of the platform that lets callers without any credential in; `caller` is undefined then. */
	isOpenWith?: 'publicCatalog';
	/** On `service` routes: the states of the caller's service in which it is open; active ones unless said. */
	serviceStatuses?: readonly ServiceStatus[];
	/** What is done here changes what is known of callers: this process looks them up anew afterwards. */
	changesCallers?: true;
	/** How the body is sent: JSON unless said, and none with GET. */
	bodyKind?: BodyKind;
	bodyLimitBytes?: number;
	/** What is wrong inside the items of the body is said of each item by the handler, not of the whole request. */
	judgesItems?: true;
	/** 200 unless said. */
	status?: number;
	/** The statuses that `reply` may give instead, the body being the same, with what they mean. */
	otherStatuses?: Readonly<Record<number, string>>;
	/** Codes of the refusals that this route is known to give, besides those that every route can give. */
	refuses?: readonly string[];
	/** Honours Idempotency-Key: everything that creates or charges. */
	isIdempotent?: true;
	/** The limit, by address, of a route that is open to everybody: that of addresses unless said. */
	limit?: RateLimit | 'none';
	/** Answers a credential in the body: whoever keeps guessing is told to wait. */
	limitsGuesses?: true;
	/** No browser is to call it, whatever origins are allowed. */
	isClosedToBrowsers?: true;
	/** Asked like this, nothing is done and Idempotency-Key says nothing. */
	isOnlyLook?: (query: never) => boolean;
	/** A costly route has a lower rate limit, and only few of a tenant's requests are worked on at once. */
	isCostly?: true;
	/** The same goes for a partner's: what is sent may keep the renderer busy for as long as it is let. */
	isCostlyForPartners?: true;
	/** A list that is also answered as CSV, all of it, under this file name. Its handler passes the query on to `findPage`. */
	csv?: string;
	/** The list that is answered as CSV, where the route itself answers something else: it takes the same query. */
	csvOf?: AnyRoute;
	/** Works outside a unit of work: the handler opens none, or several by `tools.inUnit`. */
	hasNoUnit?: true;
}>;

/** One endpoint, whole: router, access check, validation, answer, OpenAPI and the security test table derive from it. */
type Route<Params, Query, Body, Sent, Result, Request> = Omit<RouteFacts, 'isTenantSide'> &
	Readonly<{
		params?: Input<Params>;
		query?: Input<Query>;
		/** In the API's description it is called like the operation, `CreatePlanRequest`, unless it has an `id` of its own. */
		body?: z.ZodType<Body, Sent>;
		/** A body as a client sends it, with what is usually given: the API's description shows it. */
		example?: NoInfer<Sent>;
		answer: Answer<Result>;
		/**
		 * What takes long and has to be done before the unit begins, with no transaction open: asking the outside about what is sent, like the
		 * address that a name leads to, or trying it out. Answers whatever is wrong with it and changes nothing; few at once for one customer.
		 * Asked again with the same Idempotency-Key it is done again.
		 */
		before?: (request: Omit<Request, 'unit'>) => Promise<readonly Fault[]>;
		handle: (request: Request) => Promise<NoInfer<Result>>;
	}>;

/** Any route, when its types no longer matter: what it declares is what is checked. */
export type AnyRoute = RouteFacts &
	Readonly<{
		params?: Input;
		query?: Input;
		body?: z.ZodType;
		example?: unknown;
		answer: Answer<never>;
		before?: (request: never) => Promise<readonly Fault[]>;
		handle: (request: never) => Promise<unknown>;
	}>;

/** Declares a route. */
export const route = <Params, Query, Body, Sent, Result>(
	declaration: Route<Params, Query, Body, Sent, Result, RouteRequest<Params, Query, Body>>,
): AnyRoute => declaration;

/** Declares a route that acts for the tenant of the caller's token; a caller without one gets 403. */
export const tenantRoute = <Params, Query, Body, Sent, Result>(
	declaration: Route<Params, Query, Body, Sent, Result, RouteRequest<Params, Query, Body> & TenantSide>,
): AnyRoute => ({...declaration, isTenantSide: true});

/** What every path begins with that is not `isAtRoot`. */
export const API_ROOT = '/api/v1';

/** The path as clients call it. */
export const fullPath = ({path, isAtRoot}: Pick<AnyRoute, 'path' | 'isAtRoot'>): string => (isAtRoot ? path : `${API_ROOT}${path}`);
