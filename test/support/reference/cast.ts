import {createScaikeyDirectory} from '../../../src/adapters/scaikey-directory/scaikey-directory.ts';
import {routes, sandboxRoutes} from '../../../src/api/routes.ts';
import type {ApiAnswer, Client} from '../client.ts';
import {startDirectory} from '../directory.ts';
import {billingProfile, sellerData} from '../factories.ts';
import {startReceiver} from '../receiver.ts';
import {startStandIn} from '../stand-in-service.ts';
import {startWorld, type World} from '../world.ts';
import {createRecorder} from './recorder.ts';

const START = '2026-06-01T10:00:00Z';
/** Business time goes on by so much with each request and each settling: what comes later has a later time, and lists are in order. */
const STEP_MS = 1000;

const access = {clientId: 'scaicontrol-directory', clientSecret: 'directory-secret'};
const ada = {id: 'usr_ada', email: 'ada@acme.example', display_name: 'Ada Verhoeven'};
const grace = {id: 'usr_grace', email: 'grace@acme.example', display_name: 'Grace de Boer'};
const ofAcme = {tenant_id: 'tnt_acme', partner_id: 'prt_reseller', is_active: true};

async function openStandIns(parts: AsyncDisposableStack) {
	const [directory, crm, receiver] = [await startDirectory(), await startStandIn(), await startReceiver()];
	for (const {close} of [directory, crm, receiver]) parts.defer(close);
	const known = ['usr_admin_of_tnt_acme', 'usr_bert', 'usr_operator'].map(id => ({
		id,
		email: `${id.slice(4)}@example.com`,
		display_name: id.slice(4),
	}));
	const [second, bert, olivia] = known as [typeof ada, typeof ada, typeof ada];
	directory.state.people = [
		...[ada, grace, second].map(person => ({...ofAcme, ...person})),
		{...bert, partner_id: 'prt_reseller', is_active: true},
		{...olivia, partner_id: 'prt_operator', is_active: true},
	];
	directory.state.groups = [{id: 'grp_finance', tenant_id: 'tnt_acme', name: 'Finance', member_ids: ['usr_ada']}];
	return {directory, crm, receiver};
}

/** The same world, whose business time goes on with each thing that the story does there. */
function goingOn(world: World): World {
	let at = Date.parse(START);
	const stepped = <T>(who: T): T => {
		at += STEP_MS;
		world.clock.moveTo(new Date(at));
		return who;
	};
	const client = (given: Client): Client => ({
		token: given.token,
		get: async (...asked) => stepped(given).get(...asked),
		post: async (...asked) => stepped(given).post(...asked),
		put: async (...asked) => stepped(given).put(...asked),
		patch: async (...asked) => stepped(given).patch(...asked),
		delete: async (...asked) => stepped(given).delete(...asked),
	});
	return {
		...world,
		operator: client(world.operator),
		nobody: client(world.nobody),
		as: async claims => client(await world.as(claims)),
		drain: async () => stepped(world).drain(),
	};
}

/**
 * Who plays in the story that the examples of the reference are taken from: an operator, a partner that sells, a tenant that buys, a
 * service, each with a client whose exchanges are kept.
 */
export async function openCast() {
	const parts = new AsyncDisposableStack();
	const {directory, crm, receiver} = await openStandIns(parts);
	const started = await startWorld(
		START,
		{
			...{SANDBOX: 'true', SCAIKEY_DIRECTORY_URL: directory.url, SCAIKEY_DIRECTORY_CLIENT_SECRET: access.clientSecret},
			ALLOWED_RETURN_ORIGINS: 'https://shop.example',
		},
		{directory: createScaikeyDirectory({...access, url: directory.url, issuer: directory.issuer, real: () => new Date()})},
	);
	parts.defer(started.close);
	const world = goingOn(started);
	const recorder = createRecorder([...routes, ...sandboxRoutes]);
	const acme = await world.as({sub: 'usr_ada', tenant_id: 'tnt_acme', partner_id: 'prt_reseller', roles: ['tenant_admin']});
	const account = await world.as({sub: 'crm-account', roles: ['service_account']});
	return {
		...{world, recorder, crm, receiver},
		operator: recorder.of("the operator's staff", world.operator),
		staff: recorder.of("a partner's staff", await world.as({sub: 'usr_bert', partner_id: 'prt_reseller', roles: ['partner_admin']})),
		acme: recorder.of('an admin of the tenant', acme),
		account: recorder.of("the service's account", account),
		nobody: recorder.of('nobody', world.nobody),
		close: async () => parts.disposeAsync(),
	};
}

export type Cast = Awaited<ReturnType<typeof openCast>>;

/** What an answer holds. */
export const dataOf = async (answer: Promise<ApiAnswer>) => (await answer).body.data;

/** The seller, and the buyer's address: without them nothing can be billed. */
export async function introduce({operator, staff, acme, nobody}: Cast): Promise<void> {
	await nobody.get('//health');
	await nobody.get('//ready');
	await nobody.get('/auth/config');
	await operator.post('/admin/partners', {id: 'prt_reseller', name: 'Reseller', invoice_number_prefix: 'RS', ...sellerData()});
	await acme.put('/billing/billing-profile', billingProfile());
	await acme.get('/auth/me');
	await acme.get('/billing/billing-profile');
	await acme.get('/organization/tenant');
	await acme.put('/organization/tenant', {locale: 'nl-NL', time_zone: 'Europe/Amsterdam'});
	await staff.get('/organization/partner');
	await staff.put('/organization/partner', {phone: '+31 20 123 4567'});
}
