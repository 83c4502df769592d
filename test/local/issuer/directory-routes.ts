import test from 'ava';
import {pageOf} from '../../../local/issuer/page-of.ts';
import {directoryToken, freshIssuer, mint, readDirectory, tokenOf} from '../../support/local-issuer.ts';

test('a minted person is in the directory and keeps their place; a service account is not a person', async t => {
	const issuer = await freshIssuer(t);
	await mint(issuer, {sub: 'usr_ada_lovelace', tenant_id: 'tnt_x', partner_id: 'prt_x'});
	await mint(issuer, {sub: 'usr_ada_lovelace', tenant_id: 'tnt_other', partner_id: 'prt_x'});
	await mint(issuer, {sub: 'robot'});

	const {body} = await readDirectory<{id: string}>(issuer, '/users', await directoryToken(issuer));
	const ada = body.items.find(({id}) => id === 'usr_ada_lovelace');

	t.like(ada, {display_name: 'ada lovelace', tenant_id: 'tnt_x', partner_id: 'prt_x', is_active: true});
	t.false(body.items.some(({id}) => id === 'robot'));
});

test('the directory pages over everybody once, in the order of ids', async t => {
	const issuer = await freshIssuer(t);
	const token = await directoryToken(issuer);
	const seen: string[] = [];

	let path = '/users?limit=3';
	for (let page = 0; page < 2; page++) {
		const {body} = await readDirectory<{id: string}>(issuer, path, token);
		seen.push(...body.items.map(({id}) => id));
		path = `/users?limit=3&cursor=${body.next_cursor}`;
	}

	t.deepEqual(seen, ['usr_operator', 'usr_partner_admin', 'usr_tenant_admin', 'usr_tenant_member']);
});

test('users show no roles, groups show their members', async t => {
	const issuer = await freshIssuer(t);
	const token = await directoryToken(issuer);

	const {body: users} = await readDirectory<Record<string, unknown>>(issuer, '/users', token);
	const {body: groups} = await readDirectory<Record<string, unknown>>(issuer, '/groups', token);

	t.deepEqual(Object.keys(users.items[0] ?? {}).sort(), ['display_name', 'email', 'id', 'is_active', 'partner_id', 'updated_at']);
	t.like(groups.items[0], {id: 'grp_demo_administration', tenant_id: 'tnt_demo', member_ids: ['usr_tenant_admin']});
	t.false('next_cursor' in groups);
});

test('updated_since leaves out whoever did not change', async t => {
	const issuer = await freshIssuer(t);
	const token = await directoryToken(issuer);

	t.is((await readDirectory(issuer, '/users?updated_since=2999-01-01T00:00:00Z', token)).body.items.length, 0);
	t.is((await readDirectory(issuer, '/users?updated_since=2020-01-01T00:00:00%2B02:00', token)).body.items.length, 4);
});

for (const query of ['limit=0', 'limit=501', 'limit=x', 'updated_since=yesterday', 'limit=1&limit=2', 'page=1']) {
	test(`the directory refuses ${query}`, async t => {
		const issuer = await freshIssuer(t);

		t.is((await readDirectory(issuer, `/users?${query}`, await directoryToken(issuer))).status, 400);
	});
}

test('the directory is closed to access tokens of people and to those without one', async t => {
	const issuer = await freshIssuer(t);
	const token = await tokenOf(await mint(issuer, {sub: 'usr_operator', roles: ['super_admin']}));

	t.is((await readDirectory(issuer, '/users', token)).status, 401);
	t.is((await readDirectory(issuer, '/users', undefined)).status, 401);
	t.is(await directoryToken(issuer, 'wrong'), undefined);
});

test('an entry that comes while somebody pages hides and repeats nobody', t => {
	const entries = ['b', 'd', 'f'].map(id => ({id, updated_at: '2026-01-01T00:00:00Z'}));
	const {next_cursor: cursor} = pageOf(entries, {limit: 2});

	const {items} = pageOf([{id: 'a', updated_at: '2026-01-02T00:00:00Z'}, ...entries], {cursor, limit: 2});

	t.deepEqual(
		items.map(({id}) => id),
		['f'],
	);
});
