import {type Refusals, refusing} from '../platform/refusals.ts';

export const accountingRefusals = {
	integration_not_found: {kind: 'missing', message: "Accounting integration '{id}' not found"},
	integration_inactive: {kind: 'forbidden_by_state', message: 'The integration is not active: set is_active to true first'},
	books_taken: {kind: 'taken', message: "Another integration tells these books already, or did: '{id}'"},
	nothing_to_authorize: {
		kind: 'forbidden_by_state',
		message: 'Nobody has to agree: the provider is signed in to in another way, or the integration has no client_id and client_secret yet',
	},
	authorization_unknown: {kind: 'forbidden_by_state', message: 'This was not begun here, too long ago, or finished before: begin again'},
	authorization_refused: {kind: 'forbidden_by_state', message: 'The provider lets nobody in with this ({why}): begin again'},
	not_a_journal: {kind: 'forbidden_by_state', message: 'The books of this integration are not kept here: only a journal has this'},
	month_not_over: {kind: 'forbidden_by_state', message: '{month} is not over yet: the last month that can be closed is {last}'},
	span_too_long: {kind: 'forbidden_by_state', message: 'These days have more than {limit} postings: ask for fewer days at once'},
	not_for_datev: {kind: 'forbidden_by_state', message: 'DATEV reads journals that are kept in EUR by the charts skr03 and skr04 only'},
	datev_numbers_needed: {
		kind: 'incomplete',
		message: 'DATEV files need the settings datev_adviser_number and datev_client_number',
	},
	one_fiscal_year: {kind: 'forbidden_by_state', message: 'An audit file is of one fiscal year: ask for days of {year} only'},
	seller_numbers_needed: {kind: 'incomplete', message: "An audit file needs the seller's country and VAT number"},
	closed_already: {kind: 'forbidden_by_state', message: 'The books are closed through {through} already, and what is closed stays closed'},
} as const satisfies Refusals;

export const refuse = refusing(accountingRefusals);
