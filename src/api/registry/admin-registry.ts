import {z} from 'zod';
import {rotateServiceKey} from '../../domain/registry/rotate-service-key.ts';
import {registryServiceWithKeyView, shownRegistration} from '../catalog/views.ts';
import {one} from '../http/answers.ts';
import {slug} from '../http/fields.ts';
import {route} from '../http/route.ts';
import {input} from '../http/shapes.ts';

export const rotateServiceApiKey = route({
	operation: 'rotateServiceApiKey',
	tag: 'admin',
	method: 'post',
	path: '/admin/registry/services/{slug}/rotate-key',
	summary: 'Give a service a new API key and signing secret, shown this once',
	access: 'admin:registry',
	isIdempotent: true,
	params: input({slug}),
	body: input({revoke_previous: z.literal(true).optional()}).optional(),
	answer: one(registryServiceWithKeyView),
	refuses: ['service_not_found', 'service_has_no_key'],
	async handle({unit, params, body, tools: {cipher}}) {
		const {service, ...secrets} = await rotateServiceKey(unit, {
			slug: params.slug,
			isPreviousRevoked: body?.revokePrevious ?? false,
			cipher,
		});
		return {...shownRegistration(service), hasApiKey: true, ...secrets};
	},
});
