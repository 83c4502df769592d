/** `GET /auth/me` as one would put it together from stock middleware: each request is logged, its token verified, its input and answer checked. */
import Router from '@koa/router';
import {createRemoteJWKSet, jwtVerify} from 'jose';
import Koa from 'koa';
import helmet from 'koa-helmet';
import logger from 'koa-pino-logger';
import {z} from 'zod';
import {scopes} from '../../src/domain/identity/scopes.ts';

const text = z.string().nullable();
const query = z.object({}).strict();
const answer = z.object({
	...{user_id: z.string(), tenant_id: text, partner_id: text, email: text, display_name: text, tenant_name: text, partner_name: text},
	...{roles: z.array(z.string()), permissions: z.array(z.string())},
});
const permissions = scopes.toSorted();
const {ISSUER = '', AUDIENCE = '', JWKS_URL = '', PORT} = process.env;
const keys = createRemoteJWKSet(new URL(JWKS_URL));
const router = new Router();
router.get('/api/v1/auth/me', async ctx => {
	query.parse(ctx.query);
	const [, token = ''] = ctx.get('authorization').split(' ');
	const {payload} = await jwtVerify(token, keys, {issuer: ISSUER, audience: AUDIENCE});
	const nothing = {tenant_id: null, email: null, display_name: null, tenant_name: null};
	const {sub, partner_id: partner, roles} = payload;
	ctx.body = answer.parse({user_id: sub, partner_id: partner, ...nothing, partner_name: partner, roles, permissions});
});
router.get('/ready', ctx => {
	ctx.body = 'ready';
});
new Koa().use(logger()).use(helmet()).use(router.routes()).listen(Number(PORT), '127.0.0.1');
