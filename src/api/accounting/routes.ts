import type {AnyRoute} from '../http/route.ts';
import {authorizeAccountingIntegration, finishAccountingAuthorization} from './authorizations.ts';
import {
	createAccountingIntegration,
	deleteAccountingIntegration,
	getAccountingIntegration,
	listAccountingIntegrations,
	listAccountingProviders,
	testAccountingIntegration,
	updateAccountingIntegration,
} from './integrations.ts';
import {closeMonthOfJournal, downloadJournal, exportJournal, getTrialBalance} from './journals.ts';
import {listAccountingSyncLog, syncAccountingIntegration} from './syncs.ts';

export const accountingRoutes: readonly AnyRoute[] = [
	// admin-accounting
	listAccountingProviders,
	listAccountingIntegrations,
	createAccountingIntegration,
	getAccountingIntegration,
	updateAccountingIntegration,
	deleteAccountingIntegration,
	testAccountingIntegration,
	syncAccountingIntegration,
	listAccountingSyncLog,
	// ext-accounting
	getTrialBalance,
	downloadJournal,
	exportJournal,
	closeMonthOfJournal,
	authorizeAccountingIntegration,
	finishAccountingAuthorization,
];
