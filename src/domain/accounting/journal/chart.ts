import type {ProviderSlug} from '../../billing/payment.ts';
import {namedEnum} from '../../platform/values/named-enum.ts';

/** The roles that accounts of revenue have, by what is charged on it. */
export const revenueRoles = [
	'revenue_standard',
	'revenue_reduced',
	'revenue_reverse_charge',
	'revenue_goods_eu',
	'revenue_third_country',
	'revenue_exempt',
	'revenue_outside_scope',
	'revenue_oss',
] as const;

/** The roles that accounts of VAT have. */
export const vatRoles = ['vat_standard', 'vat_reduced', 'vat_oss'] as const;

/** What an account is for. Every line of the journal is posted for a role; the chart says on which account. */
export const accountRoles = [
	...revenueRoles,
	...vatRoles,
	'receivables',
	'bank',
	'suspense',
	'clearing_sandbox',
	'clearing_stripe',
	'clearing_mollie',
	'clearing_coinbase',
	'fees',
	'exchange_loss',
	'exchange_gain',
] as const;

export type AccountRole = (typeof accountRoles)[number];

export const accountRole = namedEnum(accountRoles, {id: 'AccountRole', description: 'What an account of the chart is for.'});

export type RevenueRole = (typeof revenueRoles)[number];

/** Charts of accounts with numbers of their own: the Dutch decimal scheme, and the German ones by process and by balance sheet. */
export const chartNames = ['nl', 'skr03', 'skr04'] as const;

export type ChartName = (typeof chartNames)[number];

type Numbers = Readonly<Partial<Record<AccountRole, string>>>;

const clearing = (account: string): Numbers => ({
	clearing_sandbox: account,
	clearing_stripe: account,
	clearing_mollie: account,
	clearing_coinbase: account,
});

/**
 * The numbers that each chart proposes. The German ones have none for VAT that is owed to other member states: which it is the seller's
 * adviser says.
 */
const charts: Readonly<Record<ChartName, Numbers>> = {
	nl: {
		...{revenue_standard: '8000', revenue_reduced: '8010', revenue_reverse_charge: '8030', revenue_goods_eu: '8035'},
		...{revenue_third_country: '8040', revenue_exempt: '8050', revenue_outside_scope: '8020', revenue_oss: '8060'},
		...{vat_standard: '1500', vat_reduced: '1510', vat_oss: '1520', receivables: '1300', bank: '1100', suspense: '1998'},
		...{...clearing('1190'), fees: '4750', exchange_loss: '4780', exchange_gain: '8900'},
	},
	skr03: {
		...{revenue_standard: '8400', revenue_reduced: '8300', revenue_reverse_charge: '8336', revenue_goods_eu: '8125'},
		...{revenue_third_country: '8338', revenue_exempt: '8100', revenue_outside_scope: '8200', revenue_oss: '8331'},
		...{vat_standard: '1776', vat_reduced: '1771', receivables: '1400', bank: '1200', suspense: '1590'},
		...{...clearing('1360'), fees: '4970', exchange_loss: '2150', exchange_gain: '2660'},
	},
	skr04: {
		...{revenue_standard: '4400', revenue_reduced: '4300', revenue_reverse_charge: '4336', revenue_goods_eu: '4125'},
		...{revenue_third_country: '4338', revenue_exempt: '4100', revenue_outside_scope: '4200', revenue_oss: '4331'},
		...{vat_standard: '3806', vat_reduced: '3801', receivables: '1200', bank: '1800', suspense: '1370'},
		...{...clearing('1460'), fees: '6855', exchange_loss: '6880', exchange_gain: '4840'},
	},
};

/** Where each role is posted: the numbers of a chart, an integration's own before them, and those of services before these. */
export type JournalChart = Readonly<{
	chart: ChartName;
	accounts: Numbers;
	/** By the service's slug: revenue of it goes to accounts of its own. */
	serviceAccounts: Readonly<Record<string, Readonly<Partial<Record<RevenueRole, string>>>>>;
}>;

/** The account of a role; undefined when the chart has none for it. */
export const accountFor = (
	{chart, accounts, serviceAccounts}: JournalChart,
	role: AccountRole,
	serviceSlug?: string | null,
): string | undefined => {
	const ofService = serviceSlug && Object.hasOwn(serviceAccounts, serviceSlug) ? serviceAccounts[serviceSlug] : undefined;
	return ofService?.[role as RevenueRole] ?? accounts[role] ?? charts[chart][role];
};

/** Roles that a chart has no account for. */
export const rolesWithoutAccount = (chart: JournalChart): AccountRole[] =>
	accountRoles.filter(role => accountFor(chart, role) === undefined);

/** What an account is called: by the role that it was posted for first. */
export const roleNames: Readonly<Record<AccountRole, string>> = {
	revenue_standard: 'Revenue, standard rate',
	revenue_reduced: 'Revenue, reduced rate',
	revenue_reverse_charge: 'Revenue, reverse charge in the EU',
	revenue_goods_eu: 'Revenue, goods within the EU',
	revenue_third_country: 'Revenue outside the EU',
	revenue_exempt: 'Revenue, exempt or zero rated',
	revenue_outside_scope: 'Revenue outside the scope of VAT',
	revenue_oss: 'Revenue, one-stop shop',
	vat_standard: 'VAT payable, standard rate',
	vat_reduced: 'VAT payable, reduced rate',
	vat_oss: 'VAT payable, one-stop shop',
	receivables: 'Trade receivables',
	bank: 'Bank',
	suspense: 'Payments to be matched',
	clearing_sandbox: 'Clearing, sandbox',
	clearing_stripe: 'Clearing, Stripe',
	clearing_mollie: 'Clearing, Mollie',
	clearing_coinbase: 'Clearing, Coinbase',
	fees: 'Fees of payment providers',
	exchange_loss: 'Exchange losses',
	exchange_gain: 'Exchange gains',
};

/** Whether an account stands in the balance sheet, or in profit and loss. */
export const isBalanceRole = (role: AccountRole): boolean => !/^(?:revenue_|exchange_|fees$)/.test(role);

/** The account of a payment provider, on which its money waits until it is paid out. */
export const clearingRole = (provider: ProviderSlug): AccountRole => `clearing_${provider}`;
