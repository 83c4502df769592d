import type {Client} from './client.ts';
import {unique} from './factories.ts';
import type {World} from './world.ts';

/** What a service says of itself. */
export const registration = (slug: string, fields: Record<string, unknown> = {}) => ({
	slug,
	name: `Service ${slug}`,
	version: '1.0.0',
	base_url: 'https://93.184.216.34/api',
	...fields,
});

/** A service account with a slug of its own, registered. */
export async function registered(world: World, fields: Record<string, unknown> = {}) {
	const slug = unique('svc');
	const account: Client = await world.as({sub: `account-of-${slug}`, roles: ['service_account']});
	const receipt = await account.post('/registry/register', registration(slug, fields));
	return {slug, account, receipt};
}
