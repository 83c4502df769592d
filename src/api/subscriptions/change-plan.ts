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
	description:
		'The new plan must be on offer, of the same service and in the same currency; `quantity` alone can be changed by naming the plan ' +
		'that it has. What is dearer by the day holds now, what is cheaper at the end of the period, unless `when` says otherwise. Now: ' +
		'the unused days of what was billed are credited, the rest of the period is charged at the new price, and the document is made at ' +
		"once; another billing period begins a new period this day. At the period's end: `pending_plan_id` waits, asking for the present " +
		'plan and quantity takes it back, and asking for another one replaces it. In a trial nothing is billed: a plan that costs ' +
		'something ends it and this day is the first one paid for, unless only the quantity changes. Where the service has steps for a ' +
		'change, it is asked first, and `changing_plan_id` shows what is under way. For trialing, active and past-due subscriptions; one ' +
		'of a pack is refused. `preview=true` changes nothing and answers the very figures; it needs no `Idempotency-Key`.',
	access: 'subscriptions:manage',
	isIdempotent: true,
	isOnlyLook: ({preview = false}: {preview?: boolean}) => preview,
	params: bySubscription,
	query: input({
		preview: yesOrNo.optional().meta({description: '`true`: nothing is changed, and the answer says what it would come to.'}),
	}),
	body: input({
		plan_id: idOf('plan').meta({
			description: 'Plan of the same service that it is to have; the one that it has, to change the quantity alone.',
		}),
		quantity: z
			.int()
			.min(1)
			.max(QUANTITY_LIMIT)
			.optional()
			.meta({description: 'Units of the plan that it is to have; as many as now unless said.', example: 5}),
		when: z.enum(changeTimes).optional().meta({
			description:
				'`now`, or when the running period is over (`period_end`). Unless said, what is dearer holds now and what is cheaper later.',
		}),
	}),
	example: {plan_id: 'pln_01jd2x4k7m9q3s5v8x0z2b4d6f', quantity: 10, when: 'period_end'},
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
