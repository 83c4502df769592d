import {z} from 'zod';
import type {BooksAnswer} from '../../domain/accounting/remote/remote-books.ts';
import {after, known, missingRates} from '../books/answers.ts';
import {type ExactClient, quoted} from './exact-client.ts';

const REVENUE = 110;
const SALES_JOURNAL = 20;
const GENERAL_JOURNAL = 90;

const vatCode = z.object({
	...{Code: z.string(), Description: z.string(), Percentage: z.number().default(0), VATTransactionType: z.string().nullish()},
	...{IsBlocked: z.boolean().default(false), OssCountry: z.string().nullish()},
});
const glAccount = z.object({ID: z.string(), Type: z.number(), IsBlocked: z.boolean().default(false)});
const journal = z.object({Code: z.string(), Type: z.number()});

/** What is missing there, or cannot be used: VAT codes of the keys that are needed, accounts and journals. */
export async function whatIsMissing(client: ExactClient, vatKeys: readonly string[]): Promise<BooksAnswer<readonly string[]>> {
	const {settings} = client;
	const select = 'Code,Description,Percentage,VATTransactionType,IsBlocked,OssCountry';
	const codes = await client.list('vat/VATCodes', {filter: "VATTransactionType ne 'P'", select}, vatCode);
	return after(codes, async all => {
		const usable = all
			.filter(({IsBlocked, VATTransactionType}) => !IsBlocked && VATTransactionType !== 'P')
			.map(one => ({
				code: one.Code.trim(),
				name: one.Description,
				percentage: toPercent(one.Percentage),
				country: one.OssCountry ?? undefined,
			}));
		const missing = missingRates(vatKeys, {mapped: settings.tax_rates, usable});
		return after(await accountsMissing(client), async accounts =>
			after(await journalsMissing(client), async journals => known([...missing, ...accounts, ...journals])),
		);
	});
}

/** They give a share: 0.21. */
const toPercent = (share: number): number => Math.round(share * 10_000) / 100;

async function accountsMissing({settings, list}: ExactClient): Promise<BooksAnswer<string[]>> {
	const {receivables_account: receivables, clearing_account: clearing, fees_account: fees, revenue_accounts: revenue} = settings;
	const wanted = new Map<string, string>([
		...Object.entries(revenue),
		...(receivables ? [['receivables_account', receivables] as const] : []),
		...(clearing ? [['clearing_account', clearing] as const] : []),
		...(fees ? [['fees_account', fees] as const] : []),
	]);
	const absent = (['receivables_account', 'clearing_account', 'memo_journal'] as const).filter(name => !settings[name]);
	const none = absent.length > 0 ? [`no payment can be told without ${absent.join(', ')}`] : [];
	if (wanted.size === 0) return known(none);
	const filter = [...new Set(wanted.values())].map(id => `ID eq guid${quoted(id)}`).join(' or ');
	return after(await list('financial/GLAccounts', {filter, select: 'ID,Type,IsBlocked'}, glAccount), async found =>
		known([
			...none,
			...[...wanted].flatMap(([name, id]) => {
				const account = found.find(({ID: theirs}) => theirs.toLowerCase() === id.toLowerCase());
				if (!account || account.IsBlocked) return [`the account ${id} of ${name} is not there, or blocked`];
				return name.startsWith('revenue') && account.Type !== REVENUE ? [`the account ${id} of ${name} is not one of revenue`] : [];
			}),
		]),
	);
}

async function journalsMissing({settings, list}: ExactClient): Promise<BooksAnswer<string[]>> {
	const wanted = [
		[settings.journal, SALES_JOURNAL, 'a sales journal'] as const,
		...(settings.memo_journal ? [[settings.memo_journal, GENERAL_JOURNAL, 'a general journal'] as const] : []),
	];
	const filter = wanted.map(([code]) => `Code eq ${quoted(code)}`).join(' or ');
	return after(await list('financial/Journals', {filter, select: 'Code,Type'}, journal), async found =>
		known(
			wanted.flatMap(([code, type, name]) =>
				found.some(one => one.Code.trim() === code && one.Type === type) ? [] : [`the journal ${code} is not there, or not ${name}`],
			),
		),
	);
}
