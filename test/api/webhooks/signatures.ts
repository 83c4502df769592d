import test from 'ava';
import {Webhook as StandardWebhook} from 'standardwebhooks';
import {Webhook as SvixWebhook} from 'svix';
import {makeCustomer, unique} from '../../support/factories.ts';
import {type ReceivedCall, startReceiver} from '../../support/receiver.ts';
import {startWorld, type World} from '../../support/world.ts';

const HOOKS = '/admin/webhook-subscriptions';
/** The libraries take a call for old after five minutes. */
const OLD_SECONDS = 600;

let world: World;

test.before(async () => {
	world = await startWorld();
});
test.after.always(async () => world?.close());

const headersOf = ({headers}: ReceivedCall): Record<string, string> =>
	Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));

/** What verifies calls at those who are called: libraries that others wrote. */
const verifiers = {
	standardwebhooks: (secret: string, body: string, headers: Record<string, string>) => new StandardWebhook(secret).verify(body, headers),
	svix: (secret: string, body: string, headers: Record<string, string>) => new SvixWebhook(secret).verify(body, headers),
};

/** The body one bit off, at some place. */
function altered(body: string, place: number): string {
	const bytes = Buffer.from(body);
	bytes[place] = (bytes[place] ?? 0) ^ 1;
	return bytes.toString('latin1');
}

test.serial(
	'libraries of others accept every kind of call, by each secret that is valid, and nothing that was altered or is old',
	async t => {
		const receiver = await startReceiver();
		t.teardown(receiver.close);
		const partner = unique('prt');
		const staff = await world.partnerAdmin(partner);
		const hook = {name: 'hook', target_url: receiver.url, topics: ['tenant.*']};
		const {id, secret: old} = (await staff.post(HOOKS, hook)).body.data;
		const {admin} = await makeCustomer(world, {partner});
		await world.drain();
		const {secret} = (await staff.patch(`${HOOKS}/${id}`, {rotate_secret: true})).body.data;
		await staff.post(`${HOOKS}/${id}/test`);
		await world.drain();
		await staff.post(`${HOOKS}/${id}/replays`, {from: '2026-06-01'});
		await world.drain();
		const ofStaff = receiver.calls.splice(0);
		t.deepEqual(
			ofStaff.map(({event}) => event.event_type),
			['tenant.billing_linked', 'webhook.test', 'tenant.billing_linked'],
		);
		const {secret: own, id: endpoint} = (await admin.post('/webhook-endpoints', {...hook, name: 'own'})).body.data;
		await admin.post(`/webhook-endpoints/${endpoint}/test`);
		await world.drain();
		const [ofTenant] = receiver.calls;
		const signed = [
			[ofStaff[0], [old], [secret]],
			[ofStaff[1], [secret, old], [own]],
			[ofStaff[2], [secret, old], [own]],
			[ofTenant, [own], [secret, old]],
		] as const;
		for (const [name, verify] of Object.entries(verifiers)) {
			for (const [call, secrets, others] of signed) {
				if (!call) throw new Error('a call is missing');
				const headers = headersOf(call);
				for (const one of secrets) {
					t.notThrows(() => verify(one, call.body, headers), name);
					for (const place of [0, Math.floor(call.body.length / 2), call.body.length - 1])
						t.throws(() => verify(one, altered(call.body, place), headers), undefined, `${name}: byte ${place}`);
					const then = {...headers, 'webhook-timestamp': String(Number(headers['webhook-timestamp']) - OLD_SECONDS)};
					t.throws(() => verify(one, call.body, then), undefined, `${name}: an old time`);
					t.throws(() => verify(one, call.body, {...headers, 'webhook-id': 'other'}), undefined, `${name}: another id`);
				}
				for (const other of others) t.throws(() => verify(other, call.body, headers), undefined, `${name}: the secret of another`);
			}
		}
	},
);
