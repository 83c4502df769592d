import {type CreatePlanBody, listCatalogServices} from './made/orval.js';

const token = process.argv[3] ?? '';
export const plan: CreatePlanBody = {
	...{service_id: 'svc_01jd2x4k7m9q3s5v8x0z2b4d6f', slug: 'team', name: 'Team'},
	...{billing_period: 'monthly', base_price_cents: 4900, currency: 'EUR'},
};
const answer = await listCatalogServices({}, {headers: {authorization: `Bearer ${token}`}});
if (answer.status !== 200) throw new Error(`answered ${answer.status}`);
process.stdout.write(`orval: ${answer.data.data.map(({slug}) => slug).join(', ')} (${answer.data.pagination.total})\n`);
