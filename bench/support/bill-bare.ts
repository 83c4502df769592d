import {randomUUID} from 'node:crypto';
import type {Pool, PoolClient} from 'pg';
import type {Account} from '../../src/domain/charges/account.ts';
import {finalizeIn} from './finalize-bare.ts';

type Row = Record<string, string>;

/** Charges an account what is due with hand-written SQL, one document a transaction: the reads and writes that have to be, and 21 % of VAT. */
export async function billBare(pool: Pool, account: Account): Promise<void> {
	const client = await pool.connect();
	try {
		await client.query('begin; set local role system');
		await finalizeIn(client, await draftIn(client, account));
		await client.query('commit');
	} catch (error) {
		await client.query('rollback');
		throw error;
	} finally {
		client.release();
	}
}

async function draftIn(client: PoolClient, {tenantId, partnerId, currency}: Account): Promise<string> {
	const now = new Date();
	const charges = (
		await client.query<Row>(
			`select c.id, c.kind, c.subscription_id, c.subscription_period_id, p.price_minor, p.first_day, p.last_day, p.plan_version_id,
				u.quantity_sum
			 from charge c join subscription_period p on p.id = c.subscription_period_id
			 left join usage_total u on u.tenant_id = p.tenant_id and u.service_id = p.service_id and u.period_start = p.usage_from
			 where c.tenant_id = $1 and c.partner_id = $2 and c.currency = $3 and c.billed_at is null and c.due_at <= $4 for update of c`,
			[tenantId, partnerId, currency, now],
		)
	).rows;
	await client.query('select * from pricing_tier where plan_version_id = any($1)', [charges.map(charge => charge['plan_version_id'])]);
	const id = `inv_${randomUUID()}`;
	await client.query(
		`insert into invoice (id, created_at, updated_at, version, tenant_id, partner_id, document_type, status, currency, subtotal_minor,
			tax_minor, total_minor, amount_paid_minor, amount_credited_minor, credit_applied_minor, is_automatic, pdf_status)
		 values ($1, $2, $2, 1, $3, $4, 'invoice', 'draft', $5, 0, 0, 0, 0, 0, 0, true, 'none')`,
		[id, now, tenantId, partnerId, currency],
	);
	const lines = charges.map((charge, index) => {
		const amount = charge['kind'] === 'price' ? Number(charge['price_minor']) : Math.round(Number(charge['quantity_sum'] ?? 0) / 2);
		return {id: `line_${randomUUID()}`, order_index: index, kind: charge['kind'] === 'price' ? 'recurring' : 'usage', amount, charge};
	});
	await client.query(
		`insert into invoice_line (id, created_at, updated_at, tenant_id, partner_id, invoice_id, order_index, kind, description, quantity,
			unit_price_minor, amount_minor, tax_minor, metadata, charge_id)
		 select r.id, $2, $2, $3, $4, $5, r.order_index, r.kind, 'Line', 1, r.amount, r.amount, 0, '{}', r.charge
		 from jsonb_to_recordset($1::jsonb) as r(id text, order_index int, kind text, amount bigint, charge text)`,
		[JSON.stringify(lines.map(({charge, ...line}) => ({...line, charge: charge['id']}))), now, tenantId, partnerId, id],
	);
	await client.query('update charge set billed_at = $2, version = version + 1 where id = any($1)', [
		charges.map(charge => charge['id']),
		now,
	]);
	return id;
}
