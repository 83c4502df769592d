import {type Refusals, refusing} from '../platform/refusals.ts';

export const organizationRefusals = {
	tenant_not_found: {kind: 'missing', message: "Tenant '{id}' not found"},
	billing_profile_not_found: {kind: 'missing', message: "The tenant '{id}' has no billing profile yet"},
	partner_not_found: {kind: 'missing', message: "Partner '{id}' not found"},
	partner_exists: {kind: 'taken', message: "Partner '{id}' exists already"},
	invoice_prefix_taken: {kind: 'taken', message: "The invoice number prefix '{prefix}' is in use"},
	invoice_prefix_fixed: {kind: 'taken', message: 'The invoice number prefix is fixed since the first document: {prefix}'},
	tax_exemption_is_the_operators: {kind: 'forbidden', message: 'Only the operator changes tax_exempt (scope admin:tenants)'},
	directory_missing: {kind: 'unavailable', message: 'No directory is configured here (SCAIKEY_DIRECTORY_URL)'},
	user_deactivated: {kind: 'unauthenticated', message: 'This user has been deactivated'},
	place_contradicts: {kind: 'forbidden', message: 'The token names another tenant or partner than the one on record'},
} as const satisfies Refusals;

export const refuse = refusing(organizationRefusals);
