import {
	type CreatePlanRequest,
	createSubscription,
	getSubscription,
	listCatalogPlans,
	listCatalogServices,
	type SubscriptionStatus,
	upsertBillingProfile,
} from './made/orval.js';
import {profile, tell} from './profile.js';

const token = process.argv[3] ?? '';
export const plan: CreatePlanRequest = {
	...{service_id: 'svc_01jd2x4k7m9q3s5v8x0z2b4d6f', slug: 'team', name: 'Team'},
	...{billing_period: 'monthly', base_price_cents: 4900, currency: 'EUR'},
};
const asked = {headers: {authorization: `Bearer ${token}`}};
const listed = await listCatalogServices({}, asked);
const found = await listCatalogPlans('crm', asked);
await upsertBillingProfile(profile, asked);
if (listed.status !== 200 || found.status !== 200) throw new Error(`answered ${listed.status}, ${found.status}`);
const body = {plan_id: found.data.data[0]?.id ?? ''};
const begun = await createSubscription(body, asked);
if (begun.status !== 201) throw new Error(`answered ${begun.status}`);
const read = await getSubscription(begun.data.data.id, asked);
if (read.status !== 200) throw new Error(`answered ${read.status}`);
const status: SubscriptionStatus = read.data.data.status;
const again = await createSubscription(body, asked);
tell('orval', {
	services: listed.data.data.map(({slug}) => slug),
	status,
	refused: again.status === 409 && again.data.error.code === 'conflict' ? again.status : undefined,
});
