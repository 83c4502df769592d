import type {operations} from './made/openapi-typescript.js';

type Listed = operations['listCatalogServices']['responses'][200]['content']['application/json'];
type NewPlan = operations['createPlan']['requestBody']['content']['application/json'];

const [baseUrl = 'http://localhost:8000', token = ''] = process.argv.slice(2);
export const plan: NewPlan = {
	...{service_id: 'svc_01jd2x4k7m9q3s5v8x0z2b4d6f', slug: 'team', name: 'Team'},
	...{billing_period: 'monthly', base_price_cents: 4900, currency: 'EUR'},
};
const answer = await fetch(`${baseUrl}/api/v1/catalog/services`, {headers: {authorization: `Bearer ${token}`}});
const {data, pagination} = (await answer.json()) as Listed;
process.stdout.write(`openapi-typescript: ${data.map(({slug}) => slug).join(', ')} (${pagination.total})\n`);
