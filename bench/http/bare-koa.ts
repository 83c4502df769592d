import Koa from 'koa';
import {scopes} from '../../src/domain/identity/scopes.ts';

/** What is left of `GET /auth/me` when nobody is asked who they are: a Koa that answers the same body. */
const me = {
	user_id: 'usr_operator',
	tenant_id: null,
	partner_id: 'prt_operator',
	email: null,
	display_name: null,
	tenant_name: null,
	partner_name: 'prt_operator',
	roles: ['super_admin'],
	permissions: scopes.toSorted(),
};
const app = new Koa();
app.use(ctx => {
	ctx.body = me;
});
app.listen(Number(process.env['PORT']), '127.0.0.1');
