import test from 'ava';
import {Client} from 'pg';
import {User} from '../../../../src/domain/identity/user.ts';
import {BillingProfile} from '../../../../src/domain/organization/billing-profile.ts';
import {Tenant} from '../../../../src/domain/organization/tenant.ts';
import {findRows} from '../../../../src/domain/platform/unit/find-rows.ts';
import type {Reach} from '../../../../src/domain/platform/unit/tenancy.ts';
import type {Unit} from '../../../../src/domain/platform/unit/unit.ts';
import {profileRow} from '../../../support/profile-row.ts';
import {type Store, startStore} from '../../../support/store.ts';

const MINE = 'tnt_mine';
const THEIRS = 'tnt_theirs';
const cause = {requestId: 'req_test', actor: 'test'};

let store: Store;
let theirProfileId: string;

test.before(async () => {
	store = await startStore();
	theirProfileId = await store.system(async ({em}) => {
		for (const [id, partnerId] of [
			[MINE, 'prt_mine'],
			[THEIRS, 'prt_theirs'],
		] as const) {
			em.create(Tenant, {
				id,
				partnerId,
				name: id,
				slug: id.replace('_', '-'),
				status: 'active',
				locale: 'en',
				timeZone: 'Europe/Amsterdam',
			});
			em.create(BillingProfile, {...profile, tenantId: id, partnerId});
			em.create(User, {id: `usr_of_${id}`, tenantId: id, partnerId, isActive: true});
		}

		await em.flush();
		return (await em.findOneOrFail(BillingProfile, {tenantId: THEIRS})).id;
	});
});
test.after.always(async () => store.close());

const profile = {...profileRow, companyName: 'Secret B.V.'} as const;

const reaches: Readonly<Record<string, Reach>> = {
	tenant: {kind: 'tenant', tenantId: MINE, partnerId: 'prt_mine'},
	partner: {kind: 'partner', partnerId: 'prt_mine'},
};

const inReach = async <T>(reach: Reach, work: (unit: Unit) => Promise<T>): Promise<T> => store.inUnit({reach, cause}, work);

/** Their row as it is, seen by the system. */
const theirProfile = async () => store.system(async ({em}) => em.findOneOrFail(BillingProfile, {tenantId: THEIRS}));

/** Every way past the first wall: each must read nothing. */
const readings: Readonly<Record<string, (unit: Unit) => Promise<readonly unknown[]>>> = {
	find: async ({em}) => em.find(BillingProfile, {tenantId: THEIRS}),
	'find without the filter': async ({em}) => em.find(BillingProfile, {tenantId: THEIRS}, {filters: false}),
	'rows that are not watched': async ({em}) => findRows(em, BillingProfile, {tenantId: THEIRS}),
	'query builder': async ({em}) => em.createQueryBuilder(BillingProfile).select('*').where({tenantId: THEIRS}).getResult(),
	'raw SQL': async ({em}) => em.execute<unknown[]>('select * from billing_profile where tenant_id = ?', [THEIRS]),
	'raw SQL over all tables of a tenant': async ({em}) =>
		em.execute<unknown[]>(
			`select id from tenant where id = ? union all select id from app_user where tenant_id = ? union all
			 select id from subscription where tenant_id = ?`,
			[THEIRS, THEIRS, THEIRS],
		),
	Kysely: async ({em}) =>
		em
			.getKysely()
			.selectFrom('billing_profile' as never)
			.selectAll()
			.where('tenant_id' as never, '=', THEIRS as never)
			.execute(),
	'a reference': async ({em}) => {
		const reference = em.getReference(BillingProfile, theirProfileId as BillingProfile['id']);
		return (await em.refresh(reference, {filters: false})) ? [reference] : [];
	},
	count: async ({em}) => Array.from({length: await em.count(BillingProfile, {tenantId: THEIRS}, {filters: false})}),
};

/** Every way to write past the first wall: each must throw, or change nothing. */
const writings: Readonly<Record<string, (unit: Unit) => Promise<unknown>>> = {
	'native update': async ({em}) => em.nativeUpdate(BillingProfile, {tenantId: THEIRS}, {companyName: 'Stolen'}, {filters: false}),
	'native delete': async ({em}) => em.nativeDelete(BillingProfile, {tenantId: THEIRS}, {filters: false}),
	'query builder': async ({em}) =>
		em.createQueryBuilder(BillingProfile).update({companyName: 'Stolen'}).where({tenantId: THEIRS}).execute(),
	'query builder that deletes': async ({em}) => em.createQueryBuilder(BillingProfile).delete().where({tenantId: THEIRS}).execute(),
	'raw SQL': async ({em}) => em.execute("update billing_profile set company_name = 'Stolen' where tenant_id = ?", [THEIRS]),
	'a reference that is changed': async ({em}) => {
		em.getReference(BillingProfile, theirProfileId as BillingProfile['id']).companyName = 'Stolen';
		await em.flush();
	},
	'a reference that is removed': async ({em}) => {
		em.remove(em.getReference(BillingProfile, theirProfileId as BillingProfile['id']));
		await em.flush();
	},
	upsert: async ({em, now}) =>
		em.upsert(BillingProfile, {
			...profile,
			id: theirProfileId,
			tenantId: THEIRS,
			partnerId: 'prt_theirs',
			companyName: 'Stolen',
			createdAt: now,
			updatedAt: now,
		} as unknown as BillingProfile),
	'a new row of theirs': async ({em}) => {
		em.create(User, {id: 'usr_planted', tenantId: THEIRS, partnerId: 'prt_theirs', isActive: true});
		await em.flush();
	},
	'a row of mine that becomes theirs': async ({em}) => {
		const own = await em.findOneOrFail(User, `usr_of_${MINE}` as User['id']);
		em.assign(own, {tenantId: THEIRS as User['tenantId'], partnerId: 'prt_theirs'});
		await em.flush();
	},
	'raw SQL that plants a row': async ({em, now}) =>
		em.execute(
			"insert into app_user (id, tenant_id, partner_id, is_active, created_at, updated_at) values ('usr_planted', ?, 'prt_theirs', true, ?, ?)",
			[THEIRS, now, now],
		),
	Kysely: async ({em}) =>
		em
			.getKysely()
			.updateTable('billing_profile' as never)
			.set({company_name: 'Stolen'} as never)
			.where('tenant_id' as never, '=', THEIRS as never)
			.execute(),
};

for (const [way, read] of Object.entries(readings)) {
	test.serial(`the system reads what a tenant must not by ${way}`, async t => {
		t.true((await store.system(read)).length > 0);
	});
}

for (const [way, write] of Object.entries(writings)) {
	test.serial(`the system can do what a tenant must not by ${way}`, async t => {
		const undone = new Error('undone');
		const error = await t.throwsAsync(
			store.system(async unit => {
				await write(unit);
				throw undone;
			}),
		);
		t.is(error, undone);
	});
}

for (const [who, reach] of Object.entries(reaches)) {
	for (const [way, read] of Object.entries(readings)) {
		test.serial(`a ${who} reads nothing of others by ${way}`, async t => {
			t.deepEqual(await inReach(reach, read).catch(() => []), []);
		});
	}

	for (const [way, write] of Object.entries(writings)) {
		test.serial(`a ${who} changes nothing of others by ${way}`, async t => {
			const before = await theirProfile();
			await inReach(reach, write).catch(() => undefined);
			const after = await theirProfile();
			t.deepEqual([after.companyName, after.version, after.tenantId], [before.companyName, before.version, THEIRS]);
			const planted = await store.system(async ({em}) => em.find(User, {$or: [{id: 'usr_planted'}, {tenantId: THEIRS}]}));
			t.deepEqual(
				planted.map(({id}) => id),
				[`usr_of_${THEIRS}`],
			);
		});
	}

	test.serial(`a ${who} reads and changes its own`, async t => {
		const found = await inReach(reach, async ({em}) => em.find(BillingProfile, {}));
		t.deepEqual(
			found.map(({tenantId}) => tenantId),
			[MINE],
		);
		await inReach(reach, async ({em}) => em.execute('update billing_profile set phone = ? where tenant_id = ?', [who, MINE]));
		const [row] = await store.system(async ({em}) =>
			em.execute<{phone: string}[]>('select phone from billing_profile where tenant_id = ?', [MINE]),
		);
		t.truthy(row?.phone);
	});

	test.serial(`a ${who} cannot take another reach within its unit`, async t => {
		for (const attempt of ['set local role system', "select set_config('app.tenant', 'tnt_theirs', true)", 'reset role']) {
			const rows = await inReach(reach, async ({em}) => {
				await em.execute(attempt);
				return [...(await em.find(BillingProfile, {tenantId: THEIRS})), ...(await findRows(em, BillingProfile, {tenantId: THEIRS}))];
			}).catch(() => []);
			t.deepEqual(rows, [], `${attempt}: the first wall still stands`);
		}
	});
}

test.serial('a unit that sees everything sees both, and its reach ends with it', async t => {
	t.is(await store.system(async ({em}) => em.count(BillingProfile, {})), 2);
	const [row] = await inReach(reaches['tenant'] as Reach, async ({em}) =>
		em.execute<{role: string; tenant: string}[]>("select current_user as role, current_setting('app.tenant', true) as tenant"),
	);
	t.deepEqual([row?.role, row?.tenant], ['app', MINE]);
});

test.serial('without a context the second wall shows no row at all', async t => {
	const client = new Client({connectionString: store.database.appUrl});
	await client.connect();
	t.teardown(async () => client.end());
	for (const table of ['tenant', 'app_user', 'billing_profile', 'subscription']) {
		t.is((await client.query(`select * from ${table}`)).rowCount, 0, table);
		t.is((await client.query(`delete from ${table}`)).rowCount, 0, table);
	}
});

test.serial('every table with a tenant has both policies, forced upon its owner too', async t => {
	const rows = await store.system(async ({em}) =>
		em.execute<{name: string; forced: boolean; policies: string}[]>(
			`select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
			        (select string_agg(p.polname, ',' order by p.polname) from pg_policy p where p.polrelid = c.oid) as policies
			 from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
			 where c.relkind in ('r', 'p') and not c.relispartition and c.relname not in ('fact', 'audit_log', 'app_group') order by c.relname`,
		),
	);
	t.true(rows.length >= 3);
	for (const {name, forced, policies} of rows) t.deepEqual([forced, policies], [true, 'every_row,own_rows'], name);
});

test.serial('the first wall throws when it has no parameters', async t => {
	await t.throwsAsync(store.orm.em.fork().find(BillingProfile, {}), {message: /reach/});
});
