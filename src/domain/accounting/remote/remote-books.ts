import type {Currency} from '../../platform/values/currencies.ts';
import type {Day} from '../../platform/values/period.ts';
import type {AccountingProvider, AccountingProviderSlug} from '../provider/accounting-providers.ts';
import type {OAuthClient} from './oauth.ts';

/**
 * What a call to books elsewhere came to. `refused` is definite, and says why in a sentence for a bookkeeper. After `unclear` nobody knows,
 * and it is looked for before anything is made again. `resting`: they want to be left alone for a while, and nothing failed.
 */
export type BooksAnswer<Value> =
	| Readonly<{kind: 'known'; value: Value}>
	| Readonly<{kind: 'refused'; code: string; sentence: string}>
	| Readonly<{kind: 'unclear'; code: string}>
	| Readonly<{kind: 'resting'; afterMs: number}>
	/** The access token is not taken. */
	| Readonly<{kind: 'unauthorised'}>;

/** An answer of which nobody can say what it means. */
export const UNCLEAR: BooksAnswer<never> = {kind: 'unclear', code: 'not_understood'};

/** How books are reached: what an integration is configured by, opened. */
export type BooksAccess = Readonly<{
	settings: Readonly<Record<string, unknown>>;
	/** What every call is signed with. */
	token: string;
	/** How often this is asked, from 1. */
	attempt: number;
	/** It is certain that nothing of it is there yet: it is made without being looked for. */
	isNew: boolean;
	realNow: Date;
}>;

/** A tenant as books elsewhere are to know it. */
export type BooksContact = Readonly<{
	/** Found by this number, and made once. */
	number: number;
	name: string;
	addressLine: string | null;
	postalCode: string | null;
	city: string | null;
	countryCode: string | null;
	vatNumber: string | null;
	email: string | null;
}>;

/** What of a document is taxed alike and goes to one account. */
export type BooksGroup = Readonly<{description: string; netMinor: bigint; vatMinor: bigint; vatKey: string; revenueRole: string}>;

/** A final document, as books elsewhere are told it. Amounts in minor units; of a credit note below zero. */
export type BooksDocument = Readonly<{
	kind: 'invoice' | 'credit_note';
	number: string;
	day: Day;
	dueDay: Day | null;
	currency: Currency;
	groups: readonly BooksGroup[];
	netMinor: bigint;
	vatMinor: bigint;
	/** What of a credit note lowers its own invoice: the books' name of that, and how much, above zero. */
	settles: Readonly<{documentId: string; amountMinor: bigint; reference: string}> | undefined;
	/** The number of the invoice that a credit note corrects. */
	corrects: string | undefined;
}>;

/** Money on a document that the books know, or credit that is set off on it. */
export type BooksMoney = Readonly<{
	/** The books' name of the document. */
	documentId: string;
	documentKind: 'invoice' | 'credit_note';
	documentNumber: string;
	/** The books' name of the buyer. */
	contactId: string | null;
	/** Our name for it: it is looked for by it before it is made again. */
	reference: string;
	day: Day;
	currency: Currency;
	/** Above zero it came in, below it went out. */
	amountMinor: bigint;
	way: 'bank' | 'provider' | 'prepaid' | Readonly<{creditNoteId: string; number: string}>;
	/** What it takes back: our name for the money that had come in. */
	takesBack: string | undefined;
}>;

/** What a payment provider kept of money that came in on a document, as books elsewhere are told it. */
export type BooksFee = Readonly<{
	/** The number of the document whose payment it was for. */
	documentNumber: string | null;
	/** Our name for it: it is looked for by it before it is entered again. */
	reference: string;
	day: Day;
	currency: Currency;
	/** What the books are kept in: a general journal that knows no other takes nothing else. */
	booksCurrency: Currency;
	/** Above zero it was kept, below it was given back. */
	amountMinor: bigint;
	feesAccount: string;
	clearingAccount: string;
}>;

/** What a fee is called there: by its document, and by our name for it. */
export const nameOfFee = ({documentNumber, reference}: BooksFee): string => [documentNumber, reference].filter(Boolean).join(' ');

/** What was made, or was there already: the books' name of it, and what they make of it otherwise than we do, as a sentence. */
export type InBooks = Readonly<{id: string; difference?: string}>;

/** A document whose buyer the books know, and whether it is certain that it is not there yet. */
export type ToldDocument = Readonly<{contactId: string; document: BooksDocument; isNew: boolean}>;

/**
 * Why a call about several things was refused without a word about each: nobody knows which of them it was, so each is told again by a call
 * of its own.
 */
export const REFUSED_TOGETHER = 'refused_together';

/**
 * What one call can tell several of. Each answers for every one of them, in their order: one that is refused does not stop the others, and
 * where no answer came all of them are unclear.
 */
export type SeveralAtOnce = Readonly<{
	/** So many at most. */
	limit: number;
	contacts: (access: BooksAccess, contacts: readonly BooksContact[]) => Promise<readonly BooksAnswer<string>[]>;
	invoices: (access: BooksAccess, told: readonly ToldDocument[]) => Promise<readonly BooksAnswer<InBooks>[]>;
	/** Money that came in on documents and that is certainly not there yet: it is made without being looked for. */
	payments: (access: BooksAccess, money: readonly BooksMoney[]) => Promise<readonly BooksAnswer<InBooks>[]>;
}>;

/** A way to keep books elsewhere. */
export type RemoteProvider = AccountingProvider &
	Readonly<{/** The setting that names the books there: no two integrations tell the same. */ booksSetting: string}>;

/** What books elsewhere can do. No call throws; each is bounded in time and in the size of what it reads. */
export type RemoteBooks = Readonly<{
	provider: RemoteProvider;
	/** How it is signed in to, where it is by OAuth 2. */
	oauth?: OAuthClient;
	/** The books' name of a contact: found by its number, or made. */
	contact: (access: BooksAccess, contact: BooksContact) => Promise<BooksAnswer<string>>;
	document: (access: BooksAccess, contactId: string, document: BooksDocument) => Promise<BooksAnswer<InBooks>>;
	money: (access: BooksAccess, money: BooksMoney) => Promise<BooksAnswer<InBooks>>;
	/** Entered in the general journal, without VAT: that is on the provider's own invoice. */
	fee: (access: BooksAccess, fee: BooksFee) => Promise<BooksAnswer<InBooks>>;
	/** Only where one call can tell several things. */
	severalAtOnce?: SeveralAtOnce;
	/** Whether the access works, and which of these keys of VAT have no rate there; with what would fit. */
	test: (access: BooksAccess, vatKeys: readonly string[]) => Promise<BooksAnswer<readonly string[]>>;
}>;

export type RemoteBooksBySlug = ReadonlyMap<AccountingProviderSlug, RemoteBooks>;
