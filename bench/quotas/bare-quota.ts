import Koa from 'koa';
import {Pool} from 'pg';

/** What is left of a quota check when nobody is asked who they are and nothing is gathered: a Koa that answers each by two keyed selects. */
const pool = new Pool({connectionString: process.env['DATABASE_URL'], max: 10});
const app = new Koa();
app.use(async ctx => {
	const [, , , , , tenantId, slug, metric] = ctx.path.split('/');
	if (!tenantId) {
		ctx.body = {};
		return;
	}

	const {rows: subscriptions} = await pool.query(
		`select s.service_id, s.plan_key, s.status, plan.quotas, s.current_period_start, p.counts_from, p.usage_until from subscription s
		 join plan on plan.id = s.plan_id join subscription_period p on p.subscription_id = s.id and p.closed_at is null
		 where s.tenant_id = $1 and s.service_slug = $2`,
		[tenantId, slug],
	);
	const [subscribed] = subscriptions as Record<string, never>[];
	const {rows: totals} = await pool.query(
		'select quantity_sum from usage_total where tenant_id = $1 and service_id = $2 and period_start = $3 and metric_slug = $4',
		[tenantId, subscribed?.['service_id'], subscribed?.['counts_from'], metric],
	);
	const used = Number(totals[0]?.quantity_sum ?? 0);
	ctx.body = {
		data: {
			tenant_id: tenantId,
			service_slug: slug,
			metric_slug: metric,
			used,
			limit: subscribed?.['quotas'],
			plan_key: subscribed?.['plan_key'],
		},
		meta: {},
	};
});
app.listen(Number(process.env['PORT']), '127.0.0.1');
