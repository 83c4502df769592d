import type {Context} from 'koa';
import {z} from 'zod';
import type {Caller} from '../../domain/identity/caller.ts';
import {readSettings} from '../../domain/platform/process/settings.ts';
import {type Fault, Refusal, refuse} from '../../domain/platform/refusals.ts';
import {asSystem} from '../../domain/platform/unit/as-system.ts';
import type {Page} from '../../domain/platform/unit/page.ts';
import type {Unit} from '../../domain/platform/unit/unit.ts';
import {capitalised} from '../../domain/platform/values/capitalised.ts';
import type {Tools} from '../tools.ts';
import {type Gate, gateOf, refuse as refuseAccess} from './access.ts';
import type {Authenticate} from './authenticate.ts';
import {clientAddress} from './client-address.ts';
import {wholeList} from './csv/whole-list.ts';
import {fingerprintOf, once, onceOutside} from './idempotency.ts';
import type {Admission} from './limits/admission.ts';
import {ownerOf} from './limits/owner-of.ts';
import type {RateLimiter} from './limits/rate-limits.ts';
import {sentBytesOf} from './limits/sent-bytes.ts';
import {createWorkLimits, type WorkLimits} from './limits/work-limits.ts';
import {faultsOf, wording} from './problems.ts';
import {BODY_LIMIT_BYTES, inputFaults, readJson} from './read-body.ts';
import {readFile} from './read-file.ts';
import {readForm, readRaw} from './read-raw.ts';
import type {AnyRoute, BodyKind, RouteRequest, TenantSide} from './route.ts';
import {fullPath} from './route.ts';
import type {Routers} from './routers.ts';

const nothingExpected = z.strictObject({});
const IDEMPOTENCY_KEY = /^[\u0020-\u007e]{1,255}$/;

export type Edge = Readonly<{
	tools: Tools;
	authenticate: Authenticate;
	limit: RateLimiter;
	admission: Pick<Admission, 'enter' | 'leave'>;
}>;

type ReadBody = (ctx: Context, limitBytes: number) => Promise<unknown>;

const bodyReaders: Readonly<Record<BodyKind, ReadBody | undefined>> = {
	json: readJson,
	raw: readRaw,
	form: readForm,
	multipart: readFile,
	none: undefined,
};

const bodyReaderOf = ({method, bodyKind = method === 'get' ? 'none' : 'json'}: AnyRoute): ReadBody | undefined => bodyReaders[bodyKind];

/** A route with what is put together of its declaration once. */
type Served = Readonly<{route: AnyRoute; gate: Gate; readBody: ReadBody | undefined}>;

type Input = Readonly<{params: unknown; query: unknown; body: unknown}>;

/** Lets the routers know of all routes. Static segments come before parameters, for the first that matches wins. */
export function mount(routers: Routers, routes: readonly AnyRoute[], edge: Edge): void {
	const limits = createWorkLimits(edge.tools.config);
	for (const route of inOrder(routes)) {
		const served = {route, gate: gateOf(route), readBody: bodyReaderOf(route)};
		routers.at(fullPath(route))[route.method](patternOf(route), async ctx => answer(ctx, served, edge, limits));
	}
}

/** The path as the router writes it. */
const patternOf = (route: AnyRoute): string => fullPath(route).replace(/\{([^}]+)\}/g, route.takesRest ? '*$1' : ':$1');

/**
 * Routes in the order in which they are tried: by their segments, a parameter after every static one. Any two are compared, also those that
 * can never meet, so that the order is total and sorting keeps to it.
 */
export const inOrder = (routes: readonly AnyRoute[]): AnyRoute[] =>
	routes
		.map(route => ({route, place: route.path.replaceAll(/\{[^}]+\}/g, PARAMETER)}))
		.toSorted((one, other) => (one.place < other.place ? -1 : Number(one.place > other.place)))
		.map(({route}) => route);

/** Sorts after every character that a path of ours has. */
const PARAMETER = '\uffff';

/** Who → may they → what do they ask → do it → answer. */
async function answer(ctx: Context, served: Served, edge: Edge, limits: WorkLimits): Promise<void> {
	const {route, readBody} = served;
	ctx.state.route = route;
	const address = clientAddress(ctx, edge.tools.config.trustedProxyHops);
	if (route.limitsGuesses) edge.limit.check('wrong_token', address);
	const caller = await identify(ctx, served, edge, address);
	if (caller) served.gate.check(caller);
	const sender = caller ? ownerOf(caller) : address;
	const bytes = readBody ? sentBytesOf(ctx, bodyLimitOf(route)) : 0;
	const done = await limits.sent(sender, bytes, async () => work(ctx, served, edge, {caller, sender, limits}));
	if (route.changesCallers) edge.authenticate.forgetCallers();
	ctx.status = done.status;
	if (done.refusal) ctx.state.refusal = done.refusal;
	if (done.headers) ctx.set(done.headers);
	if (done.isReplayed) ctx.set('Idempotency-Replayed', 'true');
	if (done.body !== undefined && done.status !== 204) ctx.body = done.body;
}

const bodyLimitOf = ({bodyLimitBytes = BODY_LIMIT_BYTES}: AnyRoute): number => bodyLimitBytes;

type Asked = Readonly<{caller: Caller | undefined; sender: string; limits: WorkLimits}>;

/** Reads what is asked and does it, as far as the limits on what is done at once allow. */
async function work(ctx: Context, served: Served, edge: Edge, {caller, sender, limits}: Asked): Promise<Done> {
	const {route} = served;
	const {costly, before, large, forms} = limits;
	const input = await readInput(ctx, served);
	if (route.before && caller) await before(sender, async () => judgeBefore(ctx, served, edge, {caller, input}));
	// What has no unit waits for other things than a connection, and has limits of its own.
	if (route.hasNoUnit) edge.admission.leave(ctx.req);
	else edge.admission.enter(ctx.req);
	const how = isForWholeList(ctx, route) ? runWholeList : route.hasNoUnit ? runBare : runInUnit;
	const handled = async () => how(ctx, served, edge, {caller, input});
	const inTurn = route.bodyKind === 'multipart' ? forms : large;
	// What judges its items gathers them itself, and refuses what is too much.
	const run = async () => (route.judgesItems ? handled() : inTurn(ctx, sender, handled));
	const who = caller?.tenantId ?? (route.isCostlyForPartners ? caller?.partnerId : undefined);
	return (route.isCostly && who ? costly(who, run) : run()).catch(async error => {
		if (route.limitsGuesses && error instanceof Refusal && error.kind === 'missing') await edge.limit.take('wrong_token', sender);
		throw error;
	});
}

/** Whether all of a list is asked for, as CSV. */
const isForWholeList = (ctx: Context, {csv}: AnyRoute): boolean =>
	csv !== undefined && ctx.accepts('application/json', 'text/csv') === 'text/csv';

async function identify(
	ctx: Context,
	{route, gate}: Served,
	{tools, authenticate, limit}: Edge,
	address: string,
): Promise<Caller | undefined> {
	if (gate.isOpen) {
		if (route.limit !== 'none') await limit.take(route.limit ?? 'address', address);
		return undefined;
	}

	const caller = await authenticate
		.caller({authorization: ctx.get('authorization') || undefined, apiKey: ctx.get('x-scaicontrol-key') || undefined}, () =>
			limit.check('refused_credential', address),
		)
		.catch(async error => {
			if (error instanceof Refusal && error.kind === 'unauthenticated') await limit.take('refused_credential', address);
			throw error;
		});
	if (!caller) {
		await limit.take('address', address);
		if (await isOpenNow(route, tools)) return undefined;
		throw refuseAccess('credential_missing');
	}

	ctx.state.caller = caller;
	await limit.take(caller.place === 'service' ? 'service' : 'person', caller.subject);
	if (route.isCostly || isForWholeList(ctx, route)) await limit.take('costly', caller.subject);
	return caller;
}

/** Whether a setting opens this route at the moment to callers without a credential. */
async function isOpenNow({isOpenWith, operation}: AnyRoute, {inUnit}: Tools): Promise<boolean> {
	return isOpenWith !== undefined && (await asSystem(inUnit, {because: operation, readOnly: true}, readSettings))[isOpenWith];
}

async function readInput(ctx: Context, {route, readBody}: Served): Promise<Input> {
	const params = route.params?.safeParse(ctx.params) ?? {success: true as const, data: ctx.params as unknown};
	if (!params.success) throw missing(ctx.params as Record<string, string>, params.error);
	const query = (route.query ?? nothingExpected).safeParse({...ctx.query}, wording);
	const faults: Fault[] = query.success ? [] : faultsOf(query.error);
	const sent = await readBody?.(ctx, bodyLimitOf(route));
	const worded = route.judgesItems || readBody === readFile || readBody === readRaw ? [] : inputFaults(sent);
	faults.push(...inputFaults({...ctx.query}));
	const body = worded.length > 0 || !readBody ? undefined : parseBody(route, sent);
	if (body && !body.success) faults.push(...faultsOf(body.error));
	faults.push(...worded);
	if (faults.length > 0) throw refuse('input_invalid', {details: faults});
	return {params: params.data, query: query.data, body: body?.data};
}

const parseBody = ({body}: AnyRoute, sent: unknown) => (body ? body.safeParse(sent, wording) : nothingExpected.optional().safeParse(sent));

/** An id of the wrong form cannot exist. */
function missing(params: Record<string, string>, error: z.ZodError): Refusal {
	const name = String(error.issues[0]?.path[0] ?? 'id');
	const what = name.replace(/_(id|slug|name)$/, '').replaceAll('_', ' ');
	return refuse('not_found', {what: capitalised(what), id: params[name] ?? ''});
}

async function judgeBefore(ctx: Context, served: Served, edge: Edge, work: Work): Promise<void> {
	const details = (await served.route.before?.(requestOf(ctx, served, edge, work, undefined) as never)) ?? [];
	if (details.length > 0) throw refuse('input_invalid', {details});
}

type Work = Readonly<{caller: Caller | undefined; input: Input}>;
type Done = Readonly<{status: number; body: unknown; isReplayed?: boolean; refusal?: string; headers?: Record<string, string>}>;

const requestOf = (
	ctx: Context,
	{gate}: Served,
	{tools}: Edge,
	{caller, input}: Work,
	unit: Unit | undefined,
): RouteRequest<unknown, unknown, unknown> & TenantSide =>
	({
		...input,
		caller,
		unit,
		tools,
		requestId: ctx.state.requestId as string,
		headers: ctx.headers as RouteRequest<unknown, unknown, unknown>['headers'],
		reach: () => gate.reach(caller),
		reply: {
			status: (status: number) => {
				ctx.state.status = status;
			},
		},
		tenant: caller?.tenantId ? {id: caller.tenantId, partnerId: caller.partnerId} : undefined,
	}) as RouteRequest<unknown, unknown, unknown> & TenantSide;

async function perform(ctx: Context, served: Served, edge: Edge, work: Work, unit: Unit | undefined): Promise<Done> {
	const {route} = served;
	const result = await route.handle(requestOf(ctx, served, edge, work, unit) as never);
	await unit?.em.flush();
	const status = (ctx.state.status as number | undefined) ?? route.status ?? 200;
	return {
		status,
		body: route.answer.write(result as never, ctx.state.requestId as string),
		headers: route.answer.headers?.(result as never),
	};
}

async function runBare(ctx: Context, served: Served, edge: Edge, work: Work): Promise<Done> {
	const performed = async () => perform(ctx, served, edge, work, undefined);
	const asked = keyedRequest(ctx, served, edge, work);
	if (!asked) return performed();
	const around = {reach: served.gate.reach(work.caller), cause: {requestId: asked.requestId, actor: work.caller?.subject ?? 'anonymous'}};
	return onceOutside(async step => edge.tools.inUnit(around, step), asked, performed);
}

/** Every part is read in a unit of its own: none is open while the caller takes its time. */
async function runWholeList(ctx: Context, served: Served, edge: Edge, work: Work): Promise<Done> {
	const {route, gate} = served;
	const list = route.csvOf ?? route;
	const request = {
		reach: gate.reach(work.caller),
		cause: {requestId: ctx.state.requestId as string, actor: work.caller?.subject ?? 'anonymous'},
		readOnly: true,
	};
	const body = await wholeList(list, work.input.query, async query =>
		edge.tools.inUnit(request, async unit => {
			const asked = requestOf(ctx, served, edge, {...work, input: {...work.input, query}}, unit);
			return (await list.handle(asked as never)) as Page<unknown>;
		}),
	);
	const disposition = `attachment; filename="${route.csv}.csv"`;
	return {status: 200, body, headers: {'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': disposition}};
}

async function runInUnit(ctx: Context, served: Served, edge: Edge, work: Work): Promise<Done> {
	const [{route, gate}, {caller}] = [served, work];
	const asked = keyedRequest(ctx, served, edge, work);
	const request = {
		reach: gate.reach(caller),
		cause: {requestId: ctx.state.requestId as string, actor: caller?.subject ?? 'anonymous'},
		readOnly: route.method === 'get',
		isAudited: gate.isAudited,
	};
	return edge.tools.inUnit(request, async unit => {
		const performed = async () => perform(ctx, served, edge, work, unit);
		return asked ? once(unit, asked, performed) : performed();
	});
}

/** What a request that is to be worked on once is known by; nothing unless it has an Idempotency-Key, and its route honours that. */
function keyedRequest(ctx: Context, {route}: Served, {tools: {cipher}}: Edge, {caller, input}: Work) {
	const isOnlyLook = route.isOnlyLook?.(input.query as never) ?? false;
	const key = route.isIdempotent && !isOnlyLook ? ctx.get('idempotency-key') : '';
	if (key === '') return undefined;
	if (!IDEMPOTENCY_KEY.test(key))
		throw refuse('input_invalid', {details: [{path: 'Idempotency-Key', message: 'must be 1 to 255 printable ASCII characters'}]});
	if (!caller) return undefined;
	const fingerprint = fingerprintOf(ctx.method, ctx.originalUrl, ctx.request.body);
	const owner = caller.keyOf ? `key of ${caller.keyOf}` : `${caller.place} ${caller.subject}`;
	return {caller: owner, key, fingerprint, requestId: ctx.state.requestId as string, cipher};
}
