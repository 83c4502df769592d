import {z} from 'zod';
import type {BooksAnswer} from '../../domain/accounting/remote/remote-books.ts';
import {after, known, missingRates} from '../books/answers.ts';
import {present, type XeroClient} from './xero-client.ts';

const rates = z.object({
	TaxRates: z.array(
		z.object({
			...{Name: z.string(), TaxType: z.string(), Status: z.string().default('ACTIVE'), EffectiveRate: z.number().default(0)},
			CanApplyToRevenue: z.boolean().default(true),
		}),
	),
});
const accounts = z.object({
	Accounts: z.array(
		z.object({Code: z.string().optional(), Type: z.string(), Status: z.string(), EnablePaymentsToAccount: z.boolean().default(false)}),
	),
});

/** What is missing there, or cannot be used: tax types of the keys that are needed, and accounts. */
export async function whatIsMissing({call, settings}: XeroClient, vatKeys: readonly string[]): Promise<BooksAnswer<readonly string[]>> {
	const listed = present(await call({method: 'GET', path: 'TaxRates'}, rates));
	return after(listed, async ({TaxRates: all}) => {
		// Their rates know no country: one of another state's VAT is proposed by its percentage.
		const usable = all
			.filter(({Status, CanApplyToRevenue}) => Status === 'ACTIVE' && CanApplyToRevenue)
			.map(({TaxType: code, Name: name, EffectiveRate: percentage}) => ({code, name, percentage, country: undefined}));
		const missing = missingRates(vatKeys, {mapped: settings.tax_rates, usable});
		return after(present(await call({method: 'GET', path: 'Accounts'}, accounts)), async ({Accounts: known_}) => {
			const active = new Map(known_.filter(({Status}) => Status === 'ACTIVE').map(account => [account.Code, account]));
			for (const [role, code] of Object.entries(settings.revenue_accounts)) {
				const type = active.get(code)?.Type;
				if (!type) missing.push(`the account ${code} of ${role} is not there`);
				else if (!['SALES', 'REVENUE', 'OTHERINCOME'].includes(type)) missing.push(`the account ${code} of ${role} is not one of revenue`);
			}

			for (const code of [settings.clearing_account, settings.bank_account]) {
				const account = code === undefined ? undefined : active.get(code);
				if (code !== undefined && !account) missing.push(`the account ${code} is not there`);
				else if (account && account.Type !== 'BANK' && !account.EnablePaymentsToAccount)
					missing.push(`payments are not enabled for the account ${code}`);
			}

			const {fees_account: fees, clearing_account: clearing} = settings;
			if (fees && !active.has(fees)) missing.push(`the account ${fees} of fees_account is not there`);
			if (fees && clearing && active.get(clearing)?.Type === 'BANK')
				missing.push(
					'fees are manual journals, and Xero takes none on the account of a bank: name another clearing_account, or no fees_account',
				);
			if (!clearing) missing.push('no clearing_account is set, so no payment can be told');
			return known(missing);
		});
	});
}
