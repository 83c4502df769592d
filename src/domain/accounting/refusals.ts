import {type Refusals, refusing} from '../platform/refusals.ts';

export const accountingRefusals = {
	integration_not_found: {kind: 'missing', message: "Accounting integration '{id}' not found"},
	integration_inactive: {kind: 'forbidden_by_state', message: 'The integration is not active: set is_active to true first'},
	not_a_journal: {kind: 'forbidden_by_state', message: 'The books of this integration are not kept here: only a journal has this'},
	month_not_over: {kind: 'forbidden_by_state', message: '{month} is not over yet: the last month that can be closed is {last}'},
	closed_already: {kind: 'forbidden_by_state', message: 'The books are closed through {through} already, and what is closed stays closed'},
} as const satisfies Refusals;

export const refuse = refusing(accountingRefusals);
