import type {EntityManager} from '@mikro-orm/postgresql';
import {p} from '@mikro-orm/postgresql';
import type {Logger} from 'pino';
import type {IdOf} from '../values/id.ts';

/**
 * Whose rows a unit can see and write. Decided once, when the unit is made; a unit is scoped or unscoped for life.
 *
 * Two walls stand behind it. The first is a MikroORM filter that is on by default and throws when it has no parameters. The second
 * is PostgreSQL's row-level security, which also holds where the filter does not reach: query builder, upsert, references, raw SQL.
 */
export type Reach =
	| Readonly<{kind: 'tenant'; tenantId: IdOf<'tenant'>; partnerId: IdOf<'partner'>}>
	| Readonly<{kind: 'partner'; partnerId: IdOf<'partner'>}>
	| Readonly<{kind: 'everything'; because: string}>;

type ReachParameters = {everything?: true; tenantId?: string; partnerId?: string};

/** The columns of a row that belongs to a tenant. Spread them, and `...scoped` into the entity's options. */
export const owner = () => ({
	tenantId: p.string().$type<IdOf<'tenant'>>(),
	partnerId: p.string().$type<IdOf<'partner'>>(),
});

/** The same of a row that may belong to a partner alone, and to none of its tenants. */
export const ownerOrPartner = () => ({...owner(), tenantId: p.string().$type<IdOf<'tenant'>>().nullable()});

/** Builds filter and policies for a table whose tenant and partner stand in the named properties and columns. */
const wallsOn = (tenant: {property: string; column: string}) => {
	// A case and no `or`: the planner takes the filter's condition and the same one of an `or` for two that narrow each other, expects a
	// thirtieth of a partner's rows and reads them all from the table. A case only judges the rows that the filter's index has found.
	const mine = `case when ${tenant.column} = (select current_setting('app.tenant', true)) then true
		else partner_id = (select current_setting('app.partner', true)) end`.replace(/\s+/g, ' ');
	return {
		filters: {
			reach: {
				name: 'reach',
				default: true,
				cond: (parameters: ReachParameters) => {
					if (parameters.everything) return {};
					return parameters.tenantId ? {[tenant.property]: parameters.tenantId} : {partnerId: parameters.partnerId};
				},
			},
		},
		policies: [
			{name: 'own_rows', roles: ['app'], using: mine, check: mine},
			{name: 'every_row', roles: ['system'], using: 'true', check: 'true'},
		],
		rowLevelSecurity: 'force' as const,
	};
};

/** Both walls, for an entity with the columns of `owner()`. */
export const scoped = wallsOn({property: 'tenantId', column: 'tenant_id'});

/** Both walls, for the table of tenants itself. */
export const scopedById = wallsOn({property: 'id', column: 'id'});

/** Both walls, for what belongs to a partner and to no tenant: a tenant's unit sees nothing of it. */
export const scopedToPartner = {
	filters: {
		reach: {
			name: 'reach',
			default: true,
			cond: (parameters: ReachParameters) => (parameters.everything ? {} : {partnerId: parameters.partnerId ?? ''}),
		},
	},
	policies: [
		{
			name: 'own_rows',
			roles: ['app'],
			using: "partner_id = (select current_setting('app.partner', true))",
			check: "partner_id = (select current_setting('app.partner', true))",
		},
		{name: 'every_row', roles: ['system'], using: 'true', check: 'true'},
	],
	rowLevelSecurity: 'force' as const,
};

/** Both walls, for what only units that see everything may see: no customer's and no partner's unit finds a row of it. */
export const scopedToSystem = {
	filters: {
		reach: {
			name: 'reach',
			default: true,
			cond: (parameters: ReachParameters) => (parameters.everything ? {} : {id: null}),
		},
	},
	policies: [
		{name: 'own_rows', roles: ['app'], using: 'false', check: 'false'},
		{name: 'every_row', roles: ['system'], using: 'true', check: 'true'},
	],
	rowLevelSecurity: 'force' as const,
};

/** Puts both walls around a unit's entity manager, before its transaction begins. */
export function enterReach(em: EntityManager, reach: Reach, log: Logger): void {
	if (reach.kind === 'everything') {
		withoutWalls(em, reach.because, log);
		return;
	}

	const tenantId = reach.kind === 'tenant' ? reach.tenantId : undefined;
	em.setFilterParams('reach', tenantId ? {tenantId} : {partnerId: reach.partnerId});
	em.setSessionContext({variables: tenantId ? {'app.tenant': tenantId} : {'app.partner': reach.partnerId}});
}

/** The one way around the walls: for operators, services and workers, with a reason, logged. */
function withoutWalls(em: EntityManager, because: string, log: Logger): void {
	log.debug({because}, 'unit without tenancy walls');
	em.setFilterParams('reach', {everything: true});
	em.setSessionContext({role: 'system'});
}

type Asking = Readonly<{em: EntityManager; reach: Reach; log: Logger}>;

type Question = Readonly<{because: string; sql: string; parameters: readonly unknown[]}>;

/**
 * Asks one question beyond the walls of a unit, in its own transaction: for a limit on what several tenants have together. With a reason,
 * logged. What comes of it must tell the caller nothing of the others; whatever it throws ends the transaction, and the role with it.
 */
export async function askBeyondWalls<Row>({em, reach, log}: Asking, {because, sql, parameters}: Question): Promise<Row[]> {
	log.debug({because}, 'a question without tenancy walls');
	if (reach.kind === 'everything') return em.execute<Row[]>(sql, [...parameters]);
	await em.execute('set local role system');
	const rows = await em.execute<Row[]>(sql, [...parameters]);
	await em.execute('set local role none');
	return rows;
}

/** Writes the new partner into every row of a tenant, in every table that has both walls. */
export async function moveRowsOfTenant(em: EntityManager, tenantId: IdOf<'tenant'>, partnerId: IdOf<'partner'>): Promise<void> {
	for (const {tableName, properties, filters} of em.getMetadata().getAll().values()) {
		const isScoped = 'reach' in (filters ?? {}) && 'tenantId' in properties && 'partnerId' in properties;
		if (isScoped) await em.execute(`update "${tableName}" set partner_id = ? where tenant_id = ?`, [partnerId, tenantId]);
	}
}
