import type {Logger} from 'pino';
import {type Call, callerOf, mint} from '../call-api.ts';
import {serveLocally} from '../issuer/serve-locally.ts';
import {serveWorkspaces} from './serve-workspaces.ts';
import {workspaceDefinition, workspacePlans} from './workspace-definition.ts';

const SLUG = 'workspace';
const VERSION = '1.0.0';
const BEAT_MS = 30_000;

type Plan = Readonly<{baseUrl: string; issuerAdminUrl: string; issuerAdminSecret: string; signal: AbortSignal; log: Logger}>;

/** The demo service that provisions what is bought: where it listens, its ids, and how it ends. */
export type Workspace = Readonly<{origin: string; ids: Readonly<Record<string, string>>; stop: () => Promise<void>}>;

/**
 * Starts the demo service, which joins as any service does: it registers by its own account, the operator approves it, it serves the calls
 * that provision a workspace. It beats from its first customer on; before that nobody waits for it.
 */
export async function startWorkspace(plan: Plan): Promise<Workspace> {
	let secrets = {api_key: '', signing_secret: ''};
	let beats: NodeJS.Timeout | undefined;
	const call = callerOf(plan);
	const beat = () => {
		const said = {slug: SLUG, status: 'ok', version: VERSION, uptime_seconds: Math.round(process.uptime())};
		call({apiKey: secrets.api_key}, 'POST', '/registry/heartbeat', said).catch(() => undefined);
	};
	const onCall = () => {
		if (beats) return;
		beats = setInterval(beat, BEAT_MS);
		beat();
	};
	const handler = serveWorkspaces({signingSecret: () => secrets.signing_secret, onCall, log: plan.log});
	const server = await serveLocally(0, 'the demo service', () => handler);
	const stop = async () => {
		clearInterval(beats);
		await server.stop();
	};
	try {
		const operator = await mint(plan, {sub: 'usr_operator', partner_id: 'prt_operator', roles: ['super_admin']});
		const account = await mint(plan, {sub: 'demo-workspace', partner_id: 'prt_operator', roles: ['service_account']});
		const id = await join(call, {operator, account, origin: server.origin});
		const rotated = await call<typeof secrets>({token: operator}, 'POST', `/admin/registry/services/${SLUG}/rotate-key`, {
			revoke_previous: true,
		});
		secrets = rotated.data;
		return {origin: server.origin, ids: {service_workspace: id, ...(await makePlans(call, operator, id))}, stop};
	} catch (error) {
		await stop();
		throw error;
	}
}

type Joining = Readonly<{operator: string; account: string; origin: string}>;

/** Registers, or says anew where it is; the operator approves both. */
async function join(call: Call, {operator, account, origin}: Joining): Promise<string> {
	const registration = {
		...{
			slug: SLUG,
			name: 'Demo Workspace',
			version: VERSION,
			description: 'A place to work in, provisioned step by step',
			base_url: origin,
		},
		provisioning: workspaceDefinition,
	};
	const registered = await call<{service_id: string; status: string}>({token: account}, 'POST', '/registry/register', registration);
	const known = registered.status === 201 ? registered : undefined;
	const receipt = known ?? (await call<{service_id: string; status: string}>({token: account}, 'PUT', '/registry/register', registration));
	const {service_id: id, ...rest} = receipt.data as {service_id: string; status: string; pending_base_url?: string | null};
	if (rest.status === 'pending' || rest.pending_base_url) await call({token: operator}, 'POST', `/admin/registry/services/${SLUG}/approve`);
	return id;
}

async function makePlans(call: Call, operator: string, serviceId: string): Promise<Record<string, string>> {
	for (const plan of workspacePlans)
		await call({token: operator}, 'POST', '/admin/catalog/plans', {
			...plan,
			service_id: serviceId,
			billing_period: 'monthly',
			currency: 'EUR',
		});
	const {data} = await call<{id: string; slug: string}[]>({token: operator}, 'GET', `/catalog/services/${SLUG}/plans`);
	return Object.fromEntries(data.map(({id, slug}) => [`plan_workspace_${slug}`, id]));
}
