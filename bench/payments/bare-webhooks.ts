import Koa from 'koa';
import {Pool} from 'pg';

/** What is left of taking a webhook when nothing is verified, read or told: a Koa that inserts one row a request. */
const pool = new Pool({connectionString: process.env['DATABASE_URL'], max: Number(process.env['POOL_SIZE'])});
await pool.query('create table told (id bigserial primary key, provider text, body jsonb, at timestamptz)');
const app = new Koa();
app.use(async ctx => {
	if (ctx.method === 'POST') {
		const chunks: Buffer[] = [];
		for await (const chunk of ctx.req) chunks.push(chunk as Buffer);
		await pool.query('insert into told (provider, body, at) values ($1, $2, $3)', ['stripe', Buffer.concat(chunks).toString(), new Date()]);
	}

	ctx.body = {received: true};
});
app.listen(Number(process.env['PORT']), '127.0.0.1');
