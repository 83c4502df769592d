import {randomUUID} from 'node:crypto';
import type {Pool, PoolClient} from 'pg';

type Row = Record<string, string>;

/** Makes a draft final with hand-written SQL: the reads and writes that have to be, each as one statement, and 21 % of VAT. */
export async function finalizeBare(pool: Pool, id: string): Promise<void> {
	const client = await pool.connect();
	try {
		await client.query('begin; set local role system');
		await finalizeIn(client, id);
		await client.query('commit');
	} catch (error) {
		await client.query('rollback');
		throw error;
	} finally {
		client.release();
	}
}

/** The same within a transaction that has begun. */
export async function finalizeIn(client: PoolClient, id: string): Promise<void> {
	const one = async (sql: string, values: unknown[]): Promise<Row> => (await client.query<Row>(sql, values)).rows[0] ?? {};
	const invoice = await one('select * from invoice where id = $1 for update', [id]);
	const lines = (await client.query<Row>('select * from invoice_line where invoice_id = $1 order by order_index', [id])).rows;
	const seller = await one('select * from partner where id = $1', [invoice['partner_id']]);
	const buyer = await one('select * from billing_profile where tenant_id = $1', [invoice['tenant_id']]);
	const now = new Date();
	const today = now.toISOString().slice(0, 10);
	const series = [seller['id'], 'invoice', Number(today.slice(0, 4))];
	await client.query('select last_date from number_sequence where partner_id = $1 and document_type = $2 and fiscal_year = $3', series);
	const net = lines.reduce((sum, line) => sum + Number(line['amount_minor']), 0);
	const tax = Math.round(net * 0.21);
	await client.query(
		`update invoice_line l set tax_category = 'S', tax_rate = 21, tax_minor = r.tax, updated_at = $2
		 from jsonb_to_recordset($1::jsonb) as r(id text, tax bigint) where l.id = r.id`,
		[JSON.stringify(lines.map(line => ({id: line['id'], tax: Math.round(Number(line['amount_minor']) * 0.21)}))), now],
	);
	const {last_number: number = ''} = await one(
		`insert into number_sequence as s values ($1, $2, $3, 1, $4) on conflict (partner_id, document_type, fiscal_year) do update
		 set last_number = s.last_number + 1, last_date = excluded.last_date where s.last_date <= excluded.last_date returning last_number`,
		[...series, today],
	);
	await client.query(
		`update invoice set status = 'finalized', number = $2, sequence_number = $3, fiscal_year = $4, issue_date = $5, due_date = $5::date + 14,
		   subtotal_minor = $6, tax_minor = $7, total_minor = $8, seller_snapshot = $9, buyer_snapshot = $10, vat_details = $11,
		   pdf_status = 'pending', finalized_at = $12, updated_at = $12, version = version + 1 where id = $1`,
		[
			...[id, `${seller['invoice_number_prefix']}-${series[2]}-${number.toString().padStart(6, '0')}`, number, series[2], today],
			...[net, tax, net + tax, JSON.stringify(seller), JSON.stringify(buyer), JSON.stringify({case: 4, tax_rate: '21.00'}), now],
		],
	);
	await client.query(
		`insert into audit_log (id, at, actor, request_id, action, resource_type, resource_id, before, after)
		 values ($1, $2, 'bench', 'bench', 'update', 'invoice', $3, '{"status": "draft"}', '{"status": "finalized"}')`,
		[`aud_${randomUUID()}`, now, id],
	);
	await client.query(
		`insert into fact (id, type, data, idempotency_key, tenant_id, partner_id, request_id, occurred_at, recorded_at)
		 values ($1, 'invoice.finalized', $2, $3, $4, $5, 'bench', $6, $6)`,
		[randomUUID(), JSON.stringify({invoice_id: id, number}), `invoice:${id}:finalized:1`, invoice['tenant_id'], seller['id'], now],
	);
}
