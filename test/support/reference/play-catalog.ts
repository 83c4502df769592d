import {clientOf} from '../client.ts';
import {type Cast, dataOf} from './cast.ts';

const definition = (baseUrl: string) => ({
	...{slug: 'crm', name: 'CRM', version: '1.4.0', description: 'Contacts and deals', base_url: baseUrl, heartbeat_interval_seconds: 60},
	metrics: [{slug: 'api_calls', name: 'API calls', unit: 'call', aggregation: 'sum'}],
	provisioning: {
		on_failure: 'hold',
		activate: [
			{
				name: 'workspace',
				action: {method: 'POST', path: '/workspaces'},
				compensation: {method: 'DELETE', path: '/workspaces/{{tenant.slug}}'},
			},
			{name: 'import', depends_on: ['workspace'], action: {method: 'POST', path: '/imports'}, completion: 'callback', timeout_seconds: 600},
		],
	},
});

/** A service joins: it registers, is approved, and says that it lives. */
export async function playRegistry(cast: Cast) {
	const {operator, account, world, recorder, crm} = cast;
	const registration = definition(crm.url);
	await account.post('/registry/register', registration);
	await operator.get('/admin/registry/services?status=pending');
	const {api_key: key} = await dataOf(operator.post('/admin/registry/services/crm/approve'));
	const service = recorder.of('service', clientOf(world.baseUrl, undefined, key));
	await service.put('/registry/register', {...registration, version: '1.5.0'});
	await service.post('/registry/heartbeat', {slug: 'crm', status: 'ok', version: '1.5.0', uptime_seconds: 3600, active_connections: 12});
	return service;
}

/** What is on offer: a plan with tiers, a service that is made by hand, ways in, a pack. */
export async function playCatalog({operator, acme, world}: Cast) {
	const crm = await dataOf(acme.get('/catalog/services/crm'));
	await operator.put('/admin/catalog/services/crm', {category: 'sales', description: 'Contacts, deals and mails'});
	const plan = {billing_period: 'monthly', currency: 'EUR'};
	const {id: team} = await dataOf(
		operator.post('/admin/catalog/plans', {
			...{...plan, service_id: crm.id, slug: 'team', name: 'Team', base_price_cents: 4900},
			...{features: {items: ['Contacts', 'Deals']}, quotas: {api_calls: 10_000}},
		}),
	);
	const {id: business} = await dataOf(
		operator.post('/admin/catalog/plans', {...plan, service_id: crm.id, slug: 'business', name: 'Business', base_price_cents: 9900}),
	);
	await operator.put(`/admin/catalog/plans/${team}`, {description: 'For up to ten people'});
	await operator.put(`/admin/catalog/plans/${team}/pricing-tiers`, [
		{metric_slug: 'api_calls', model: 'graduated', tier_start: '0', tier_end: '1000', unit_price_cents: '0', unit_label: 'call'},
		{metric_slug: 'api_calls', model: 'graduated', tier_start: '1000', unit_price_cents: '0.02', unit_label: 'call'},
	]);
	const {id: mailId} = await dataOf(
		operator.post('/admin/catalog/services', {slug: 'mail', name: 'Mail', description: 'Mailboxes and lists'}),
	);
	const {id: mail} = await dataOf(
		operator.post('/admin/catalog/plans', {...plan, service_id: mailId, slug: 'starter', name: 'Starter', base_price_cents: 2900}),
	);
	await operator.post('/admin/registry/services/mail/rotate-key', {});
	await acme.get('/catalog/services?category=sales');
	await acme.get('/catalog/services/crm/plans');
	await acme.get(`/catalog/plans/${team}`);
	await operator.get('/admin/lookups/plans?q=team');

	const entrypoint = {
		service_id: mailId,
		label: 'Open Mail',
		url_template: 'https://mail.vendor.example/{{tenant.slug}}',
		entry_type: 'web',
	};
	const {id: entry} = await dataOf(operator.post('/admin/entrypoints', entrypoint));
	await operator.put(`/admin/entrypoints/${entry}`, {label: 'Open mailbox'});
	await operator.get('/admin/entrypoints');
	const spare = await world.operator.post('/admin/entrypoints', {...entrypoint, label: 'Old mailbox'});
	await operator.delete(`/admin/entrypoints/${spare.body.data.id}`);
	await playOldService({operator, world} as Cast);
	return {team, business, mail, mailId};
}

/** A service that comes and goes. */
async function playOldService({operator, world}: Cast): Promise<void> {
	await world.operator.post('/admin/catalog/services', {slug: 'fax', name: 'Fax', description: 'Faxes'});
	await operator.post('/admin/registry/services/fax/suspend');
}

/** A pack of two plans, and one that nobody wants. */
export async function playPacks({operator, acme, world}: Cast, {mail, mailId}: {mail: string; mailId: string}): Promise<void> {
	const plan = {billing_period: 'monthly', currency: 'EUR'};
	const {id: docsId} = (await world.operator.post('/admin/catalog/services', {slug: 'docs', name: 'Docs', description: 'Documents'})).body
		.data;
	const docs = {...plan, service_id: docsId, slug: 'basic', name: 'Basic', base_price_cents: 1900};
	const {id: docsPlan} = (await world.operator.post('/admin/catalog/plans', docs)).body.data;
	const items = [
		{service_id: mailId, plan_id: mail},
		{service_id: docsId, plan_id: docsPlan},
	];
	const {id: pack} = await dataOf(operator.post('/admin/packs', {...plan, slug: 'office', name: 'Office', base_price_cents: 3900, items}));
	await operator.put(`/admin/packs/${pack}`, {description: 'Mail and documents together'});
	await operator.get(`/admin/packs/${pack}`);
	await operator.get('/admin/packs');
	const spare = await world.operator.post('/admin/packs', {...plan, slug: 'old', name: 'Old', base_price_cents: 3900, items});
	await operator.delete(`/admin/packs/${spare.body.data.id}`);
	await acme.get('/service-packs');
	await acme.get('/service-packs/office');
	const {id: bought} = await dataOf(acme.post('/service-packs/office/subscribe', undefined, {'Idempotency-Key': 'office-2026-06'}));
	await world.drain();
	await acme.get('/service-packs/subscriptions');
	await acme.get('/entrypoints');
	await acme.post(`/service-packs/subscriptions/${bought}/cancel`, {reason: 'Only tried it'});
}
