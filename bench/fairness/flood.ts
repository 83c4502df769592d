import {asSystem} from '../../src/domain/platform/unit/as-system.ts';
import type {InUnit} from '../../src/domain/platform/unit/unit.ts';

type Flood = Readonly<{inUnit: InUnit; partnerId: string; tenantId: string; invoiceIds: readonly string[]; jobs: number}>;

/**
 * Writes so many facts of one tenant as one request of it could: of each half subscribers and people are told, for the other a document is printed
 * anew.
 */
export async function flood({inUnit, partnerId, tenantId, invoiceIds, jobs}: Flood): Promise<void> {
	await asSystem(inUnit, {because: 'bench'}, async ({em, now, realNow}) => {
		await em.execute(
			`insert into fact (id, type, data, idempotency_key, tenant_id, partner_id, request_id, occurred_at, recorded_at, is_public)
			 select gen_random_uuid(), 'quota.threshold_reached', jsonb_build_object('subscription_id', 'sub_' || n, 'tenant_id', t, 'service_slug', 'crm',
			   'plan_key', 'crm.pro', 'metric_slug', 'calls', 'threshold_percent', 80, 'limit', 100, 'used', '80'),
			   'quota:sub_' || n || ':threshold_reached:1', t, p, 'req_flood', at, real, true
			 from (select ? as t, ? as p, ?::timestamptz as at, ?::timestamptz as real) x, generate_series(1, ?::int) n`,
			[tenantId, partnerId, now, realNow, jobs / 2],
		);
		await em.execute(
			`insert into fact (id, type, data, idempotency_key, tenant_id, partner_id, request_id, occurred_at, recorded_at, is_public)
			 select gen_random_uuid(), 'invoice.pdf_requested', jsonb_build_object('invoice_id', i), 'invoice:' || i || ':pdf_requested:' || n, t, p,
			   'req_flood', at, real, false
			 from (select ? as t, ? as p, ?::timestamptz as at, ?::timestamptz as real) x, unnest(string_to_array(?, ',')) i, generate_series(1, ?::int) n`,
			[tenantId, partnerId, now, realNow, invoiceIds.join(','), Math.ceil(jobs / 2 / invoiceIds.length)],
		);
	});
}
