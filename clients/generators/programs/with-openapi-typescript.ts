import createClient from 'openapi-fetch';
import type {components, paths} from './made/openapi-typescript.js';
import {profile, tell} from './profile.js';

const [baseUrl = 'http://localhost:8000', token = ''] = process.argv.slice(2);
export const plan: components['schemas']['CreatePlanRequest'] = {
	...{service_id: 'svc_01jd2x4k7m9q3s5v8x0z2b4d6f', slug: 'team', name: 'Team'},
	...{billing_period: 'monthly', base_price_cents: 4900, currency: 'EUR'},
};
const client = createClient<paths>({baseUrl, headers: {authorization: `Bearer ${token}`}});
const listed = await client.GET('/api/v1/catalog/services');
const found = await client.GET('/api/v1/catalog/services/{slug}/plans', {params: {path: {slug: 'crm'}}});
await client.PUT('/api/v1/billing/billing-profile', {body: profile});
const body = {plan_id: found.data?.data[0]?.id ?? ''};
const begun = await client.POST('/api/v1/subscriptions', {body});
const path = {subscription_id: begun.data?.data.id ?? ''};
const read = await client.GET('/api/v1/subscriptions/{subscription_id}', {params: {path}});
const status: components['schemas']['SubscriptionStatus'] | undefined = read.data?.data.status;
const again = await client.POST('/api/v1/subscriptions', {body});
tell('openapi-typescript', {
	services: (listed.data?.data ?? []).map(({slug}) => slug),
	status: status ?? 'nothing',
	refused: again.error?.error.code === 'conflict' ? again.response.status : undefined,
});
