import {steps} from '../provisioning/steps.ts';
import type {Kind} from './kind.ts';
import type {Market} from './market.ts';
import {forEach, must, type Stage} from './stage.ts';

const SUBSCRIPTIONS = 400;

/** A month earlier: instants in the zone of the period, days as they are. */
const instantEarlier = (column: string): string =>
	`${column} = (${column} at time zone time_zone - interval '1 month') at time zone time_zone`;
const dayEarlier = (column: string): string => `${column} = ${column} - interval '1 month'`;

const MONTH_EARLIER = [
	...['starts_at', 'ends_at', 'usage_from', 'usage_until', 'counts_from'].map(instantEarlier),
	...['first_day', 'last_day', 'whole_from'].map(dayEarlier),
].join(', ');

/** The life of a subscription, each part by itself: what follows is held, and is the next kind. */
export function kindsOfSubscriptions({numberOf, database, hold, release, bringForward}: Stage, market: Market): Kind[] {
	const documents = async (condition = 'true') => numberOf(`select count(*) from invoice where number is not null and ${condition}`);
	const openPeriods = async () => numberOf('select count(*) from subscription_period where closed_at is null and ends_at > now()');
	/** What there is to be in the end. */
	let wanted = 0;
	const areBilled = async () => (await documents()) === wanted;
	return [
		{
			...{name: 'subscription, with its first invoice final', count: SUBSCRIPTIONS, isDone: areBilled},
			async prepare(count) {
				await hold('documents', 'mails');
				wanted = (await documents()) + count;
			},
			act: async count =>
				forEach(market.buyers.slice(0, count), async ({admin}) => must(admin.post('/subscriptions', {plan_id: market.planId}))),
		},
		{
			...{name: 'renewal', count: SUBSCRIPTIONS},
			async prepare(count) {
				await hold('billing');
				const tenants = market.buyers.slice(0, count).map(({tenantId}) => tenantId);
				wanted = await openPeriods();
				await database.query(`update subscription_period set ${MONTH_EARLIER} where tenant_id = any($1)`, [tenants]);
				await database.query(
					`update subscription s set current_period_start = p.starts_at, current_period_end = p.ends_at, anchor_day = p.first_day
					 from subscription_period p where p.subscription_id = s.id and s.tenant_id = any($1)`,
					[tenants],
				);
			},
			act: async () => bringForward('subscriptions.sweep-period-ends'),
			isDone: async () => (await openPeriods()) === wanted,
		},
		{
			...{name: 'invoice of a run, made final', count: SUBSCRIPTIONS, isDone: areBilled},
			async prepare(count) {
				await release('billing');
				wanted = (await documents()) + count;
			},
			act: async () => bringForward('billing.sweep-due-work'),
		},
		{
			...{name: 'invoice, printed and put away', count: 2 * SUBSCRIPTIONS},
			act: async () => release('documents'),
			isDone: async () => (await documents(`pdf_status <> 'ready'`)) === 0,
		},
		{
			...{name: 'invoice, mailed', count: 2 * SUBSCRIPTIONS},
			act: async () => release('mails'),
			isDone: async () => (await documents(`status = 'finalized'`)) === 0,
		},
	];
}

/** Steps of workflows that wait, at a service that answers at once. */
export function kindOfSteps({numberOf, hold, release}: Stage, market: Market): Kind {
	let wanted = 0;
	const completed = async () => numberOf(`select count(*) from workflow where status = 'completed'`);
	return {
		...{name: 'step of provisioning', count: 200 * steps.length},
		async prepare(count) {
			await hold('provisioning');
			const buyers = market.buyers.slice(0, count / steps.length);
			wanted = (await completed()) + buyers.length;
			await forEach(buyers, async ({admin}) => must(admin.post('/subscriptions', {plan_id: market.provisionedPlanId})));
		},
		act: async () => release('provisioning'),
		isDone: async () => (await completed()) === wanted,
	};
}
