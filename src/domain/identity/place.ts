import type {Place} from './scopes.ts';

type Standing = Readonly<{tenantId?: string | null | undefined; partnerId?: string | null | undefined}>;

/** Where a person stands: in a tenant, on the staff of the operator or of another partner, or nowhere. */
export function placeOf({tenantId, partnerId}: Standing, operatorPartnerId: string): Place {
	if (tenantId) return 'tenant';
	if (partnerId === operatorPartnerId) return 'operator';
	return partnerId ? 'partner' : 'nowhere';
}
