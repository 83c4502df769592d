import type {Caller} from '../../../domain/identity/caller.ts';

/** Who shares a limit on what is done at once, and takes turns with others: a customer, a partner's staff, or a service. */
export const ownerOf = ({tenantId, partnerId, subject}: Caller): string => tenantId ?? partnerId ?? subject;
