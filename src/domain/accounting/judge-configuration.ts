import type {z} from 'zod';
import {type Fault, refuse as refusePlatform} from '../platform/refusals.ts';
import {type Currency, isCurrency} from '../platform/values/currencies.ts';
import type {AccountingProviderSlug} from './provider/accounting-providers.ts';
import {accountingProvider, accountingProviders} from './provider/catalog.ts';
import type {RemoteBooksBySlug} from './remote/remote-books.ts';

type Given = Readonly<Record<string, unknown>>;

function faultsOf(schema: z.ZodType, name: string, value: Given): Fault[] {
	const {error} = schema.safeParse(value);
	return (error?.issues ?? []).map(({path, message}) => ({path: [name, ...path].join('.'), message}));
}

type Judged = Readonly<{
	provider: AccountingProviderSlug;
	settings: Given;
	credentials?: Given | undefined;
	fixedCurrency?: Currency;
	remoteBooks: RemoteBooksBySlug;
}>;

/** Refuses settings and credentials that the provider does not understand, all faults at once; the currency of books never changes. */
export function judgeConfiguration({provider: slug, settings, credentials, fixedCurrency, remoteBooks}: Judged): void {
	const provider = accountingProvider(slug, remoteBooks);
	if (!provider) {
		const offered = accountingProviders(remoteBooks).map(one => one.slug);
		throw refusePlatform('input_invalid', {details: [{path: 'provider', message: `must be one of ${offered.join(', ')}`}]});
	}

	const details = [
		...faultsOf(provider.settings, 'settings', settings),
		...(credentials ? faultsOf(provider.credentials, 'credentials', credentials) : []),
	];
	const {currency} = settings;
	if (typeof currency === 'string' && !isCurrency(currency))
		details.push({path: 'settings.currency', message: 'must be a currency code like EUR'});
	else if (fixedCurrency && currency !== undefined && currency !== fixedCurrency)
		details.push({path: 'settings.currency', message: `is ${fixedCurrency} since the integration was made, and stays so`});
	if (details.length > 0) throw refusePlatform('input_invalid', {details});
}
