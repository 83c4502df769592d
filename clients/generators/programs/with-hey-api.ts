import {client} from './made/hey-api/client.gen.js';
import {
	type CreatePlanData,
	createSubscription,
	getSubscription,
	listCatalogPlans,
	listCatalogServices,
	type SubscriptionStatus,
	upsertBillingProfile,
} from './made/hey-api/index.js';
import {profile, tell} from './profile.js';

const [baseUrl = 'http://localhost:8000', token = ''] = process.argv.slice(2);
export const plan: CreatePlanData['body'] = {
	...{service_id: 'svc_01jd2x4k7m9q3s5v8x0z2b4d6f', slug: 'team', name: 'Team'},
	...{billing_period: 'monthly', base_price_cents: 4900, currency: 'EUR'},
};
client.setConfig({baseUrl, auth: token});
const listed = await listCatalogServices({throwOnError: true});
const found = await listCatalogPlans({path: {slug: 'crm'}, throwOnError: true});
await upsertBillingProfile({body: profile, throwOnError: true});
const body = {plan_id: found.data.data[0]?.id ?? ''};
const begun = await createSubscription({body, throwOnError: true});
const read = await getSubscription({path: {subscription_id: begun.data.data.id}, throwOnError: true});
const status: SubscriptionStatus = read.data.data.status;
const again = await createSubscription({body});
tell('@hey-api/openapi-ts', {
	services: listed.data.data.map(({slug}) => slug),
	status,
	refused: again.error?.error.code === 'conflict' ? again.response?.status : undefined,
});
