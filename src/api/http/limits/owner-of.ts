import type {Caller} from '../../../domain/identity/caller.ts';

/**
 * Who shares a limit on what is done at once, and takes turns with others: a customer, a partner's staff, or an account. Accounts are named by the
 * issuer, who may call one like a customer of ours.
 */
export const ownerOf = ({tenantId, partnerId, subject}: Pick<Caller, 'tenantId' | 'partnerId' | 'subject'>): string =>
	tenantId ?? partnerId ?? `account ${subject}`;
