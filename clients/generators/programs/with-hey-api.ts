import {client} from './made/hey-api/client.gen.js';
import {type CreatePlanData, listCatalogServices} from './made/hey-api/index.js';

const [baseUrl = 'http://localhost:8000', token = ''] = process.argv.slice(2);
export const plan: CreatePlanData['body'] = {
	...{service_id: 'svc_01jd2x4k7m9q3s5v8x0z2b4d6f', slug: 'team', name: 'Team'},
	...{billing_period: 'monthly', base_price_cents: 4900, currency: 'EUR'},
};
client.setConfig({baseUrl, auth: token});
const {data: answer} = await listCatalogServices({throwOnError: true});
process.stdout.write(`@hey-api/openapi-ts: ${answer.data.map(({slug}) => slug).join(', ')} (${answer.pagination.total})\n`);
