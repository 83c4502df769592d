import type {Currency} from '../platform/values/currencies.ts';
import type {IdOf} from '../platform/values/id.ts';

/** What one document is made for: a buyer, a seller and a currency. */
export type Account = Readonly<{tenantId: IdOf<'tenant'>; partnerId: IdOf<'partner'>; currency: Currency}>;

/** An account's key in a map. */
export const accountKey = ({tenantId, partnerId, currency}: Account): string => `${tenantId} ${partnerId} ${currency}`;

/** Just what names the account of something that belongs to one. */
export const accountOf = ({tenantId, partnerId, currency}: Account): Account => ({tenantId, partnerId, currency});

/** The rows of a table `alias` that belong to some accounts, as an SQL condition with one parameter: see `accountsParameter`. */
export const ofAccounts = (alias: string): string =>
	`(${alias}.tenant_id, ${alias}.partner_id, ${alias}.currency) in
		(select a.tenant_id, a.partner_id, a.currency from jsonb_to_recordset(?::jsonb) as a(tenant_id text, partner_id text, currency text))`;

/** Accounts as `ofAccounts` takes them. */
export const accountsParameter = (accounts: readonly Account[]): string =>
	JSON.stringify(accounts.map(({tenantId, partnerId, currency}) => ({tenant_id: tenantId, partner_id: partnerId, currency})));
