import test from 'ava';
import type {AnyRoute} from '../../src/api/http/route.ts';
import {routes} from '../../src/api/routes.ts';
import {asSystem} from '../../src/domain/platform/unit/as-system.ts';
import type {ApiAnswer, Client} from '../support/client.ts';
import {asService, billingProfile, makeDraft, makeGroup, makePlan, makeService, unique, usageEvent} from '../support/factories.ts';
import {minimalPath} from '../support/minimal-request.ts';
import {startWorld, type World} from '../support/scenario.ts';

/** One partner with one tenant, full of a word that nobody else knows. */
type Side = Readonly<{
	word: string;
	partner: `prt_${string}`;
	tenant: `tnt_${string}`;
	/** What the side's own things are called in paths. */
	own: Readonly<Record<string, string>>;
	callers: Readonly<Record<string, Client>>;
}>;

let world: World;
let sides: readonly [Side, Side];

const reads = routes.filter(({method}) => method === 'get');

test.before(async () => {
	world = await startWorld('2026-06-01T10:00:00Z');
	const service = await makeService(world);
	const plan = await makePlan(world, {service_id: service.id, quotas: {calls: 100}});
	sides = [await plant(service.slug, plan.id), await plant(service.slug, plan.id)];
	const reporter = await asService(world, service.slug);
	for (const {word, tenant} of sides)
		await reporter.post('/metering/events', {events: [usageEvent(tenant, {subject: word, metadata: {word}})]});
	await world.drain();
});
test.after.always(async () => world?.close());

async function plant(serviceSlug: string, planId: string): Promise<Side> {
	const word = unique('quokka');
	const [partner, tenant] = [`prt_${word}`, `tnt_${word}`] as const;
	const prefix = `Q${word.slice(-8).toUpperCase()}`;
	await world.operator.post('/admin/partners', {id: partner, name: word, invoice_number_prefix: prefix, legal_name: word, bank_name: word});
	const [staff, admin] = [await world.partnerAdmin(partner), await world.tenantAdmin(tenant, partner)];
	const member = await world.as({sub: `usr_member_${word}`, tenant_id: tenant, partner_id: partner, roles: ['tenant_member']});
	await member.get('/auth/me');
	await admin.put(
		'/billing/billing-profile',
		billingProfile({company_name: word, address_line1: word, contact_email: `${word}@acme.example`}),
	);
	const subscription = await admin.post('/subscriptions', {plan_id: planId, metadata: {word}});
	const hook = await staff.post('/admin/webhook-subscriptions', {name: word, target_url: `http://127.0.0.1:9/${word}`, topics: ['*']});
	const invoice = await makeDraft(world, tenant, {notes: word, line_items: [{description: word, unit_price_cents: 100}]});
	const group = await makeGroup(world, {tenantId: tenant, partnerId: partner, name: word, members: [`usr_member_${word}`]});
	return {
		...{word, partner, tenant},
		own: {
			...{subscription_id: subscription.body.data.id, invoice_id: invoice.id, group_id: group.id, tenant_id: tenant, partner_id: partner},
			...{user_id: `usr_member_${word}`, webhook_id: hook.body.data.id, slug: serviceSlug, service_slug: serviceSlug, plan_id: planId},
		},
		callers: {'the partner': staff, 'the tenant': admin, 'a member of the tenant': member},
	};
}

/** What was planted stands in the tables; else finding nothing would prove nothing. */
const PLANTED = {
	app_user: 'id',
	tenant: 'id',
	partner: 'legal_name',
	billing_profile: 'company_name',
	subscription: 'metadata::text',
	webhook_subscription: 'name',
	invoice: 'notes',
	app_group: 'name',
	fact: 'data::text',
	audit_log: 'after::text',
} as const;

test.serial('the words of both sides are where they were planted', async t => {
	for (const [table, column] of Object.entries(PLANTED)) {
		for (const {word} of sides) {
			const [row] = await asSystem(world.inUnit, {because: 'a test'}, async ({em}) =>
				em.execute<{count: string}[]>(`select count(*) as count from ${table} where ${column} like ?`, [`%${word}%`]),
			);
			t.true(Number(row?.count) > 0, table);
		}
	}
});

/** The queries of a route that ask for somebody else's things. */
function queriesFor({query}: AnyRoute, other: Side): string[] {
	const named: Readonly<Record<string, string>> = {
		...{q: other.word, tenant_id: other.tenant, partner_id: other.partner, actor: `usr_admin_of_${other.tenant}`},
		...{resource_id: String(other.own['subscription_id'])},
	};
	const known = Object.keys(query?.shape ?? {}).filter(name => name in named);
	return ['', ...known.map(name => new URLSearchParams({[name]: named[name] ?? ''}).toString())];
}

/** An answer without what the request itself said: ids in the path and words in the query may be repeated. */
const withoutEcho = ({body, headers}: ApiAnswer, said: readonly string[]): string =>
	said.reduce((text, word) => text.replaceAll(word, ''), JSON.stringify([body, ...headers]));

for (const [index, name] of ['one', 'the other'].entries()) {
	for (const route of reads) {
		test.serial(`${route.operation} tells ${name} nothing of the other side`, async t => {
			const [mine, theirs] = index === 0 ? sides : [sides[1], sides[0]];
			const given = Object.keys(route.params?.shape ?? {}).length > 0 ? [mine.own, theirs.own] : [mine.own];
			for (const [who, client] of Object.entries(mine.callers)) {
				for (const ids of given) {
					for (const query of queriesFor(route, theirs)) {
						const path = minimalPath(route, ids);
						const answer = await client.get(`/${path}${query === '' ? '' : `${path.includes('?') ? '&' : '?'}${query}`}`);
						const isAsked = ids === theirs.own || query !== '';
						const said = isAsked ? [...Object.values(theirs.own), theirs.tenant, theirs.partner] : [];
						t.false(
							withoutEcho(answer, answer.status >= 400 ? said : []).includes(theirs.word),
							`${who}: ${path}?${query} → ${answer.status}`,
						);
						t.true(answer.status < 500, `${who}: ${path}?${query} → ${answer.status}`);
					}
				}
			}
		});
	}
}

test.serial('everybody finds the words of the own side', async t => {
	for (const {word, callers} of sides) {
		const found = await Promise.all([
			callers['the tenant']?.get('/billing/billing-profile'),
			callers['a member of the tenant']?.get('/subscriptions'),
			callers['the partner']?.get('/admin/webhook-subscriptions'),
			callers['the partner']?.get('/admin/users'),
		]);
		for (const answer of found) t.true(JSON.stringify(answer?.body).includes(word));
	}
});
