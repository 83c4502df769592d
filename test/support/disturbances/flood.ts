import type {System} from '../system.ts';

type Flood = Readonly<{rows: System['rows']; partnerId: string; tenantId: string; invoiceIds: readonly string[]; jobs: number}>;

const COLUMNS = 'id, type, data, idempotency_key, tenant_id, partner_id, request_id, occurred_at, recorded_at, is_public';

/**
 * Writes so many facts of one tenant as one request of it could: of each half subscribers and people are told, for the other a document is printed
 * anew.
 */
export async function flood({rows, partnerId, tenantId, invoiceIds, jobs}: Flood): Promise<void> {
	await rows(
		`insert into fact (${COLUMNS})
		 select gen_random_uuid(), 'quota.threshold_reached', jsonb_build_object('subscription_id', 'sub_' || n, 'tenant_id', $1::text,
		   'service_slug', 'crm', 'plan_key', 'crm.pro', 'metric_slug', 'calls', 'threshold_percent', 80, 'limit', 100, 'used', '80'),
		   'quota:sub_' || n || ':threshold_reached:1', $1, $2, 'req_flood', now(), now(), true
		 from generate_series(1, $3::int) n`,
		[tenantId, partnerId, jobs / 2],
	);
	await rows(
		`insert into fact (${COLUMNS})
		 select gen_random_uuid(), 'invoice.pdf_requested', jsonb_build_object('invoice_id', i), 'invoice:' || i || ':pdf_requested:' || n, $1, $2,
		   'req_flood', now(), now(), false
		 from unnest($3::text[]) i, generate_series(1, $4::int) n`,
		[tenantId, partnerId, invoiceIds, Math.ceil(jobs / 2 / invoiceIds.length)],
	);
}
