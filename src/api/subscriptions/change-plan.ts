import {z} from 'zod';
import {previewChange} from '../../domain/billing/plan/preview-change.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {changePlan as change} from '../../domain/subscriptions/change/change-plan.ts';
import {changeTimes} from '../../domain/subscriptions/change/terms.ts';
import {QUANTITY_LIMIT} from '../../domain/subscriptions/subscribe.ts';
import {oneOf} from '../http/answers.ts';
import {yesOrNo} from '../http/queries.ts';
import {tenantRoute} from '../http/route.ts';
import {input} from '../http/shapes.ts';
import {bySubscription} from './subscriptions.ts';
import {changePreviewView, subscriptionView} from './views.ts';

export const changePlan = tenantRoute({
	operation: 'changePlan',
	tag: 'subscriptions',
	method: 'post',
	path: '/subscriptions/{subscription_id}/change-plan',
	summary: 'Change plan or quantity, now or when the period is over, the service first, or see what that would come to',
	access: 'subscriptions:manage',
	isIdempotent: true,
	isOnlyLook: ({preview = false}: {preview?: boolean}) => preview,
	params: bySubscription,
	query: input({preview: yesOrNo.optional()}),
	body: input({
		plan_id: idOf('plan'),
		quantity: z.int().min(1).max(QUANTITY_LIMIT).optional(),
		when: z.enum(changeTimes).optional().meta({description: 'What is dearer now, else when the period is over, unless said'}),
	}),
	answer: oneOf(subscriptionView, changePreviewView),
	refuses: [
		'subscription_not_found',
		'plan_not_found',
		'belongs_to_pack',
		'state_forbids',
		'nothing_changes',
		'change_under_way',
		'period_never_ends',
	],
	async handle({unit, params, query, body, tools: {config}}) {
		const asked = {...params, ...body};
		if (query.preview) return {second: await previewChange(unit, asked, {isVatStrict: config.isVatStrict})};
		return {first: (await change(unit, asked)).subscription};
	},
});
