import {arrayLiteral} from '../platform/unit/array-literal.ts';
import type {IdOf} from '../platform/values/id.ts';

/** Whose; everybody's unless said. */
type Filter = Readonly<{partnerId?: IdOf<'partner'>; tenantIds?: readonly IdOf<'tenant'>[]}>;

/** The accounts with a period that is over whose end was set aside after a fault, as SQL. */
export function setAsideAccounts(asOf: Date, {partnerId, tenantIds}: Filter): {sql: string; parameters: unknown[]} {
	const reach = `${partnerId ? 'and partner_id = ?' : ''} ${tenantIds ? 'and tenant_id = any(?::text[])' : ''}`;
	return {
		sql: `select distinct tenant_id, partner_id, currency from subscription_period
			where closed_at is null and parked_at is not null and ends_at <= ? ${reach}`,
		parameters: [asOf, ...(partnerId ? [partnerId] : []), ...(tenantIds ? [arrayLiteral(tenantIds)] : [])],
	};
}
