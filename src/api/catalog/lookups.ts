import {z} from 'zod';
import {lookUpPlans} from '../../domain/catalog/queries.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {anyAdminScope} from '../http/access-words.ts';
import {list} from '../http/answers.ts';
import {slug} from '../http/fields.ts';
import {lookupLimit, search} from '../http/queries.ts';
import {route} from '../http/route.ts';
import {input, view} from '../http/shapes.ts';

export const lookupPlans = route({
	operation: 'lookupPlans',
	tag: 'admin-lookups',
	method: 'get',
	path: '/admin/lookups/plans',
	summary: "Plans to choose from: all for the operator's staff, those on offer for others",
	description:
		"Id, name and key only, newest first, for the choice lists of an administration page. The operator's staff see all plans; others " +
		'those that are active and public. `q` searches name, slug and id.',
	access: anyAdminScope,
	query: input({
		q: search.optional(),
		service_slug: slug.optional().meta({description: 'Only plans of this service.'}),
		limit: lookupLimit,
	}),
	answer: list(
		view({
			id: idOf('plan'),
			label: z.string().meta({description: 'Its name.', example: 'Pro'}),
			plan_key: z.string().meta({description: 'Slug of the service, a dot, slug of the plan.', example: 'crm.pro'}),
		}).meta({id: 'PlanLookup'}),
	),
	async handle({unit, caller, query}) {
		const found = await lookUpPlans(unit, {...query, isOnOfferOnly: caller.place !== 'operator'});
		return found.map(({plan, service}) => ({id: plan.id, label: plan.name, planKey: plan.keyIn(service)}));
	},
});
