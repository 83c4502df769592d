import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {ApiAnswer} from './client.ts';
import {pastWalls} from './database.ts';
import {makePerson, makePlan, makeService} from './factories.ts';
import {meteredPlan, payingCustomer} from './paying-customer.ts';
import {readDatabase, writtenRecord} from './recorded-database.ts';
import {startTestServices} from './services.ts';
import {makePartnerOwner, makeTenantOwner, thingsOfPartner, thingsOfService, thingsOfTenant} from './things.ts';
import {startWorld} from './world.ts';

const ok = async (answer: Promise<ApiAnswer>): Promise<void> => {
	const {status, body} = await answer;
	if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
};

/** Lives a little of everything: things of every kind, documents of two months, usage, a credit note, a mail that waits. */
async function live(file: string): Promise<void> {
	const world = await startWorld('2026-06-01T10:00:00Z');
	try {
		const partner = await makePartnerOwner(world);
		await thingsOfPartner(partner);
		await thingsOfTenant(await makeTenantOwner(partner));
		await thingsOfService(world);
		const customer = await payingCustomer(world, {profile: {vat_number: 'NL004495445B01'}});
		const {id: tieredPlan} = await makePlan(world);
		await ok(
			world.operator.put(`/admin/catalog/plans/${tieredPlan}/pricing-tiers`, [
				{metric_slug: 'calls', model: 'volume', tier_start: '0', unit_price_cents: '1'},
			]),
		);
		await ok(world.operator.put('/admin/platform/settings', {default_currency: 'EUR'}));
		await ok(
			world.operator.post('/admin/entrypoints', {
				label: 'Enter',
				entry_type: 'web',
				service_id: (await makeService(world)).id,
				url_template: 'https://a.example/',
			}),
		);
		const person = await makePerson(world, {tenant_id: customer.tenantId, partner_id: customer.partner});
		await ok(world.operator.post(`/admin/users/${person.id}/role`, {role: 'tenant_member'}));
		const plan = await meteredPlan(world, [{unit_price_cents: '3'}], {base_price_cents: 2900});
		await customer.subscribe(plan.id);
		await plan.use(customer.tenantId, 1000);
		await world.advanceTo('2026-07-02T12:00:00Z');
		await plan.use(customer.tenantId, 7);
		await ok(world.operator.post(`/admin/invoices/${(await customer.documents())[0]?.id}/mark-paid`, {}));
		await ok(world.operator.post('/notifications/read-all'));
		await customer.end((await customer.admin.get('/subscriptions')).body.data[0].id);
		world.refuseMails(1);
		await world.operator.post(`/admin/invoices/${(await customer.documents())[0]?.id}/send`);
		await world.drain();
		writeFileSync(file, writtenRecord(await readDatabase(pastWalls(world.database.name))));
	} finally {
		await world.close();
	}
}

/**
 * Records a database of this version with data of every kind, for the test that takes it through all later migrations:
 * `node test/support/record-database.ts 0.2.0`. A record that is committed never changes.
 */
const version = process.argv[2];
if (!version) throw new Error('which version?');
const services = await startTestServices({
	folder: join(import.meta.dirname, '..', '..', '.data', 'test'),
	given: process.env,
	log: () => undefined,
});
try {
	Object.assign(process.env, {NODE_ENV: 'test', TEST_DATABASE_ADMIN_URL: services.databaseAdminUrl, TEST_REDIS_URL: services.redisUrl});
	await live(join(import.meta.dirname, '..', 'upgrades', `${version}.tsv`));
} finally {
	await services.stop();
}
