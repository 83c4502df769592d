import pg from 'pg';
import {asSystem} from '../src/domain/platform/unit/as-system.ts';
import type {Client} from '../test/support/client.ts';
import {startWorld, type World} from '../test/support/world.ts';
import {report} from './support/compare.ts';

/**
 * How long the operator's lists and searches take with few rows and with many: the p95 with many must be at most three times the p95
 * with few. Both systems are up at once and asked in turns, so that whatever else the machine does weighs on both alike.
 */
const ROUNDS = 150;
/** Asked before that, so that what is measured lies in memory in both. */
const WARM_UP = 5;
const LIMIT = 3;

type Size = Readonly<{users: number; tenants: number; audited: number; groups: number}>;

const small: Size = {users: 1000, tenants: 200, audited: 2000, groups: 50};
const large: Size = {users: 100_000, tenants: 20_000, audited: 200_000, groups: 5000};

/**
 * `bench1` has a third of everything; a name is a word that a tenth shares and a word that nobody shares. People's words are drawn, so
 * that every partner has each of them in both sizes.
 */
const fillings = (size: Size): readonly string[] => [
	`insert into partner (id, created_at, updated_at, name, invoice_number_prefix, payment_terms_days, oss_registered, time_zone)
	 select 'prt_bench' || n, now(), now(), 'Partner ' || n, 'BENCH' || n, 14, false, 'Europe/Amsterdam' from generate_series(1, 30) n`,
	`insert into tenant (id, created_at, updated_at, name, slug, status, partner_id, locale, time_zone)
	 select 'tnt_' || n, '2026-01-01'::timestamptz + n * interval '1 second', now(),
	   (array['Bakery','Foundry','Garage','Hotel','Library','Museum','Orchard','Pharmacy','School','Theatre'])[n % 10 + 1] || ' ' || md5('t' || n),
	   't-' || n, 'active', 'prt_bench' || case when n % 3 = 0 then 1 else n % 30 + 1 end, 'en', 'Europe/Amsterdam'
	 from generate_series(1, ${size.tenants}) n`,
	`insert into app_user (id, created_at, updated_at, tenant_id, partner_id, email, display_name, is_active)
	 select 'usr_' || n, '2026-01-01'::timestamptz + n * interval '1 second', now(), t.id, t.partner_id,
	   md5('u' || n) || '@people.example',
	   (array['Ada','Bram','Cleo','Dirk','Emma','Finn','Gijs','Hugo','Iris','Jaap'])[abs(hashint4(n)) % 10 + 1] || ' ' || md5('n' || n), true
	 from generate_series(1, ${size.users}) n join tenant t on t.id = 'tnt_' || (n % ${size.tenants} + 1)`,
	`insert into role_grant (id, created_at, updated_at, user_id, tenant_id, partner_id, role, granted_by)
	 select 'rol_' || id, now(), now(), id, tenant_id, partner_id, 'tenant_admin', 'usr_operator' from app_user where id like '%7'`,
	`insert into app_group (id, created_at, updated_at, tenant_id, partner_id, name, is_active)
	 select 'grp_' || n, '2026-01-01'::timestamptz + n * interval '1 second', now(), t.id, t.partner_id, 'Group ' || md5('g' || n), true
	 from generate_series(1, ${size.groups}) n join tenant t on t.id = 'tnt_' || (n % ${size.tenants} + 1)`,
	// What the system folds, written by hand: these names have nothing but small and capital letters of ASCII.
	"update partner set search_text = lower(concat_ws(' ', name, legal_name, contact_email, id)) where search_text is null",
	"update tenant set search_text = lower(concat_ws(' ', name, slug, id)) where search_text is null",
	"update app_user set search_text = lower(concat_ws(' ', display_name, email, id)) where search_text is null",
	"update app_group set search_text = lower(concat_ws(' ', name, id)) where search_text is null",
	`insert into audit_log (id, at, actor, request_id, action, resource_type, resource_id, before, after, tenant_id, partner_id)
	 select 'aud_' || n, '2026-01-01'::timestamptz + n * interval '1 second', 'usr_' || (n % 200), 'req_' || n,
	   case when n % 50 = 0 then 'delete' when n % 5 = 0 then 'create' else 'update' end,
	   (array['tenant','billing_profile','subscription','partner','plan'])[n % 5 + 1], 'thing_' || (n % 1000),
	   '{"status": "active"}', '{"status": "suspended"}', 'tnt_' || (n % 200 + 1), 'prt_bench' || (n % 30 + 1)
	 from generate_series(1, ${size.audited}) n`,
];

async function fill(world: World, size: Size): Promise<void> {
	await asSystem(world.inUnit, {because: 'a bench fills the tables'}, async ({em}) => {
		await em.execute("set local statement_timeout = '300s'");
		for (const sql of fillings(size)) await em.execute(sql);
	});
	// As the database's own housekeeping would have done after a while.
	const owner = new pg.Client({connectionString: world.database.ownerUrl});
	await owner.connect();
	await owner.query('vacuum (analyze)');
	await owner.end();
}

const byOperator = [
	'/admin/users',
	'/admin/users?q=Ada',
	'/admin/users?q=a1b2c3',
	'/admin/users?q=people.example',
	'/admin/users?q=nobody-at-all',
	'/admin/users?role=tenant_admin',
	'/admin/users?tenant_id=tnt_17',
	'/admin/users?partner_id=prt_bench5',
	'/admin/tenants',
	'/admin/tenants?q=museum',
	'/admin/tenants?q=d4e5f6',
	'/admin/groups?q=a1b2c3',
	'/admin/partners',
	'/admin/partners?q=partner',
	'/admin/partners/prt_bench5/tenants',
	'/admin/lookups/tenants?q=hotel',
	'/admin/lookups/partners?q=7',
	'/admin/audit-log',
	'/admin/audit-log?actor=usr_17',
	'/admin/audit-log?resource_type=tenant&action=delete',
	'/admin/audit-log?resource_id=thing_17',
	'/admin/audit-log?from=2026-01-01&to=2026-01-01T00:30:00Z',
];

const byPartner = ['/admin/users', '/admin/users?q=Ada', '/admin/tenants?q=museum', '/admin/lookups/tenants', '/admin/audit-log'];

async function timeOf(client: Client, path: string): Promise<number> {
	const started = performance.now();
	const {status} = await client.get(path);
	if (status !== 200) throw new Error(`${path} answered ${status}`);
	return performance.now() - started;
}

const quantile = (times: readonly number[], share: number): number =>
	times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? 0;

/** The median beside the p95: on a busy machine it tells the work from the waiting. */
const ratioAt = (many: readonly number[], few: readonly number[], share: number): number => quantile(many, share) / quantile(few, share);

/** Asks both in turns; answers how many times the p95 of the few the many took. */
async function compare(name: string, few: Client, many: Client, path: string): Promise<number> {
	const [fewTimes, manyTimes]: [number[], number[]] = [[], []];
	for (let round = -WARM_UP; round < ROUNDS; round++) {
		const times = [await timeOf(few, path), await timeOf(many, path)] as const;
		if (round < 0) continue;
		fewTimes.push(times[0]);
		manyTimes.push(times[1]);
	}

	const ratio = ratioAt(manyTimes, fewTimes, 0.95);
	const shown = [quantile(fewTimes, 0.95), quantile(manyTimes, 0.95), ratio, ratioAt(manyTimes, fewTimes, 0.5)];
	console.log(`${shown.map(number => number.toFixed(2).padStart(8)).join('')} ${ratio > LIMIT ? '!' : ' '} ${name} ${path}`);
	return ratio;
}

const [few, many] = [await startWorld(), await startWorld()];
try {
	await Promise.all([fill(few, small), fill(many, large)]);
	console.log('\np95 with few and with many in ms, their ratio, the ratio of the medians');
	const ratios: number[] = [];
	for (const path of byOperator) ratios.push(await compare('operator', few.operator, many.operator, path));
	const [fewAdmin, manyAdmin] = [await few.partnerAdmin('prt_bench5'), await many.partnerAdmin('prt_bench5')];
	for (const path of byPartner) ratios.push(await compare('partner', fewAdmin, manyAdmin, path));
	report('lists', Math.max(...ratios), `≤ ${LIMIT}`);
} finally {
	await Promise.all([few.close(), many.close()]);
}
