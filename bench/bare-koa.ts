import Koa from 'koa';

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
	permissions: [] as string[],
};
const app = new Koa();
app.use(ctx => {
	ctx.body = me;
});
app.listen(Number(process.env['PORT']), '127.0.0.1');
