import {type Client, createClient} from '@scaicontrol/client';
import type {Logger} from 'pino';
import {serveLocally} from '../issuer/serve-locally.ts';
import {mint} from '../mint.ts';
import {serveWorkspaces} from './serve-workspaces.ts';
import {unlessThere} from './unless-there.ts';
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
	const as = (caller: Readonly<{token: string} | {apiKey: string}>): Client =>
		createClient({baseUrl: plan.baseUrl, signal: plan.signal, ...caller});
	const beat = () => {
		const body = {slug: SLUG, status: 'ok', version: VERSION, uptime_seconds: Math.round(process.uptime())} as const;
		as({apiKey: secrets.api_key})
			.heartbeat({body})
			.catch(() => undefined);
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
		const operator = as({token: await mint(plan, {sub: 'usr_operator', partner_id: 'prt_operator', roles: ['super_admin']})});
		const account = as({token: await mint(plan, {sub: 'demo-workspace', partner_id: 'prt_operator', roles: ['service_account']})});
		const id = await join({operator, account, origin: server.origin});
		secrets = await operator.rotateServiceApiKey({slug: SLUG, body: {revoke_previous: true}});
		return {origin: server.origin, ids: {service_workspace: id, ...(await makePlans(operator, id))}, stop};
	} catch (error) {
		await stop();
		throw error;
	}
}

type Joining = Readonly<{operator: Client; account: Client; origin: string}>;

/** Registers, or says anew where it is; the operator approves both. */
async function join({operator, account, origin}: Joining): Promise<string> {
	const body = {
		...{
			slug: SLUG,
			name: 'Demo Workspace',
			version: VERSION,
			description: 'A place to work in, provisioned step by step',
			base_url: origin,
		},
		provisioning: workspaceDefinition,
	};
	const receipt = (await unlessThere(account.registerService({body}))) ?? (await account.reregisterService({body}));
	if (receipt.status === 'pending' || ('pending_base_url' in receipt && receipt.pending_base_url))
		await operator.approveService({slug: SLUG});
	return receipt.service_id;
}

async function makePlans(operator: Client, serviceId: string): Promise<Record<string, string>> {
	for (const plan of workspacePlans) {
		const body = {...plan, service_id: serviceId, billing_period: 'monthly', currency: 'EUR'} as const;
		await unlessThere(operator.createPlan({body}));
	}

	const {data} = await operator.listCatalogPlans({slug: SLUG});
	return Object.fromEntries(data.map(({id, slug}) => [`plan_workspace_${slug}`, id]));
}
