import {createHmac} from 'node:crypto';
import {Worker} from 'bullmq';
import Koa from 'koa';
import {Pool} from 'pg';
import {pino} from 'pino';
import {connectRedis} from '../../src/adapters/bullmq/connect-redis.ts';

const AT_ONCE = 64;

/** What one would write first: a job a delivery, two selects, a call by `fetch`, an insert. Nothing is leased, shared, retried or told. */
const pool = new Pool({connectionString: process.env['DATABASE_URL'], max: Number(process.env['POOL_SIZE'])});
const connection = connectRedis(process.env['REDIS_URL'] ?? '', 'wait', pino({level: 'silent'}));
await pool.query('create table if not exists naive_attempt (id bigserial primary key, delivery_id text, status int, at timestamptz)');
new Worker<{deliveryId: string}>(
	'naive',
	async ({data: {deliveryId}}) => {
		const {rows: deliveries} = await pool.query('select subscriber_id, event_id, body from webhook_delivery where id = $1', [deliveryId]);
		const {subscriber_id: subscriberId, event_id: eventId, body} = deliveries[0];
		const {rows: subscribers} = await pool.query('select id, target_url from webhook_subscription where id = $1', [subscriberId]);
		const at = Math.floor(Date.now() / 1000);
		const signature = createHmac('sha256', subscribers[0].id).update(`${eventId}.${at}.${body}`).digest('base64');
		const answer = await fetch(subscribers[0].target_url, {
			method: 'POST',
			headers: {
				...{'content-type': 'application/json', 'webhook-id': eventId, 'webhook-timestamp': String(at)},
				'webhook-signature': `v1,${signature}`,
			},
			body,
		});
		await answer.text();
		await pool.query('insert into naive_attempt (delivery_id, status, at) values ($1, $2, $3)', [deliveryId, answer.status, new Date()]);
	},
	{concurrency: AT_ONCE, connection},
);
const app = new Koa();
app.use(ctx => {
	ctx.body = 'ready';
});
app.listen(Number(process.env['PORT']), '127.0.0.1');
