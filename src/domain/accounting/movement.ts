import type {FirstDue} from '../platform/process/first-due.ts';
import {arrayLiteral} from '../platform/unit/array-literal.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';

/** What books must show: a document that became final, money on one, money that came in on none, what a provider took of its account. */
export const movementKinds = ['document', 'payment', 'prepayment', 'balance_transaction'] as const;

/**
 * Something that books are to be told of. The database itself writes it down in the transaction that makes it true, so none is forgotten;
 * the ids are in the order of what happened to a tenant.
 */
export type Movement = Readonly<{
	id: number;
	kind: (typeof movementKinds)[number];
	/** The document, payment, fee or payout; of a prepayment its id and the version that changed it. */
	resourceId: string;
	invoiceId: IdOf<'invoice'> | null;
	/** None of what belongs to the seller alone, as a payout. */
	tenantId: IdOf<'tenant'> | null;
	partnerId: IdOf<'partner'>;
	/** In minor units; of a prepayment by how much it changed. */
	amountMinor: bigint;
	occurredAt: Date;
}>;

type Row = {
	id: string;
	kind: Movement['kind'];
	resource_id: string;
	invoice_id: IdOf<'invoice'> | null;
	tenant_id: IdOf<'tenant'> | null;
	partner_id: IdOf<'partner'>;
	amount_minor: string;
	occurred_at: Date | string;
};

const movementFrom = (row: Row): Movement => ({
	...{id: Number(row.id), kind: row.kind, resourceId: row.resource_id, invoiceId: row.invoice_id},
	...{tenantId: row.tenant_id, partnerId: row.partner_id, amountMinor: BigInt(row.amount_minor), occurredAt: new Date(row.occurred_at)},
});

/** Movements by their ids, locked, in their order; only those that were not handed on yet, unless all are wanted. */
export async function lockMovements({em}: Unit, ids: readonly number[], {isAgain}: Readonly<{isAgain: boolean}>): Promise<Movement[]> {
	const rows = await em.execute<Row[]>(
		`select * from accounting_movement where id = any(?::bigint[]) and (? or handed_at is null) order by id for update`,
		[arrayLiteral(ids.map(String)), isAgain],
	);
	return rows.map(movementFrom);
}

/** Says that all integrations know them. */
export async function markHanded({em, now}: Unit, movements: readonly Movement[]): Promise<void> {
	await em.execute('update accounting_movement set handed_at = ? where id = any(?::bigint[]) and handed_at is null', [
		now,
		arrayLiteral(movements.map(({id}) => String(id))),
	]);
}

/** A seller whose books are to be told something, and the movement that waits longest. */
export type WaitingBooks = Readonly<{partnerId: IdOf<'partner'>; movementId: number}>;

/** Sellers whose books are to be told something, the longest waiting first. */
export async function waitingBooks({em}: Unit, limit: number): Promise<WaitingBooks[]> {
	const rows = await em.execute<{partner_id: IdOf<'partner'>; first: string}[]>(
		`select partner_id, min(id) as first from accounting_movement where handed_at is null
		 group by partner_id order by min(id) limit ?`,
		[limit],
	);
	return rows.map(row => ({partnerId: row.partner_id, movementId: Number(row.first)}));
}

/** When the first movement that waits happened. */
export const firstMovement: FirstDue = () => ({
	sql: 'select min(occurred_at) from accounting_movement where handed_at is null',
	parameters: [],
});

/** The movements of a seller that were not handed on yet, oldest first. */
export async function movementsToTell({em}: Unit, {partnerId, limit}: {partnerId: IdOf<'partner'>; limit: number}): Promise<number[]> {
	const rows = await em.execute<{id: string}[]>(
		'select id from accounting_movement where partner_id = ? and handed_at is null order by id limit ?',
		[partnerId, limit],
	);
	return rows.map(({id}) => Number(id));
}
