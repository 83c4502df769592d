import {findPageBySql, type Page, type PageRequest} from './page.ts';
import type {Unit} from './unit.ts';

/** One entry of the audit log: who changed what, and how. It is never changed itself. */
export type AuditEntry = Readonly<{
	id: string;
	/** Real time. */
	at: Date;
	actor: string;
	action: string;
	resourceType: string;
	resourceId: string;
	before: Record<string, unknown> | null;
	after: Record<string, unknown> | null;
	requestId: string;
	tenantId: string | null;
	partnerId: string | null;
}>;

type Filter = PageRequest &
	Readonly<{
		actor?: string;
		resourceType?: string;
		resourceId?: string;
		action?: string;
		/** Half-open: entries from `from` on, and before `to`. */
		from?: Date;
		to?: Date;
		/** Only what was done to this partner's data; everything when it is not given. */
		partnerId?: string;
	}>;

type Row = Omit<AuditEntry, 'at'> & {at: Date | string};

const COLUMNS = `id, at, actor, action, resource_type as "resourceType", resource_id as "resourceId", before, after,
	request_id as "requestId", tenant_id as "tenantId", partner_id as "partnerId"`;

/** A page of the audit log, newest first. */
export async function listAuditLog({em}: Unit, filter: Filter): Promise<Page<AuditEntry>> {
	const conditions = [
		['actor = ?', filter.actor],
		['resource_type = ?', filter.resourceType],
		['resource_id = ?', filter.resourceId],
		['action = ?', filter.action],
		['at >= ?', filter.from],
		['at < ?', filter.to],
		['partner_id = ?', filter.partnerId],
	] as const;
	const given = conditions.filter(([, value]) => value !== undefined);
	const where = given.length > 0 ? `where ${given.map(([sql]) => sql).join(' and ')}` : '';
	const query = {
		sql: `select ${COLUMNS} from audit_log ${where}`,
		time: 'at',
		parameters: given.map(([, value]) => value),
	};
	const found = await findPageBySql<Row>(em, query, filter);
	return {...found, items: found.items.map(row => ({...row, at: new Date(row.at)}))};
}
