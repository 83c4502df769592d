import type {Outcome} from '../../platform/attempts/attempt.ts';
import {type AccessTools, tokenFor} from './open-access.ts';
import {type BooksAccess, type BooksAnswer, type BooksMoney, type SeveralAtOnce, UNCLEAR} from './remote-books.ts';
import {outcomeOf, type TellingAnswer, tellRemote} from './tell-remote.ts';
import type {Telling} from './telling.ts';

type Told = Outcome<TellingAnswer>;

type OfDocument = Extract<Telling['what'], {document: unknown}>;

/** Nobody was asked about it: it is told by another call, at once. */
const LEFT: Told = {kind: 'again', afterMs: 0, answer: {isLeft: true}};

/**
 * Tells books of several things of one integration, outside of any transaction, by as few calls as that takes: of invoices, or of money that came
 * in and cannot be there. Answers what came of each, in their order. What does not go with the first is left to a call of its own.
 */
export async function tellSeveral(tellings: readonly Telling[], tools: AccessTools): Promise<readonly Told[]> {
	const [first, ...others] = tellings;
	if (!first) return [];
	const books = tools.remoteBooks.get(first.slug);
	const told = books?.severalAtOnce && groupOf(first);
	if (!books || !told) return [await tellRemote(first, tools), ...others.map(() => LEFT)];
	const going = tellings.filter(telling => groupOf(telling) === told);
	const token = await tokenFor(first, books, tools);
	const access = {...first.access, token: token.kind === 'known' ? token.value : ''};
	const outcomes = token.kind === 'known' ? await tellGroup[told](books.severalAtOnce, access, going) : going.map(() => outcomeOf(token));
	const byTelling = new Map(going.map((telling, index) => [telling, outcomes[index]]));
	return refusedOnce(tellings.map(telling => byTelling.get(telling) ?? LEFT));
}

/** What goes into one call with others; undefined when it goes alone. */
function groupOf({what, access: {isNew}}: Telling): 'invoices' | 'payments' | undefined {
	if ('document' in what) return what.document.kind === 'invoice' ? 'invoices' : undefined;
	return 'money' in what && isNew && isPayment(what.money) ? 'payments' : undefined;
}

const isPayment = ({documentKind, amountMinor, way, takesBack}: BooksMoney): boolean =>
	documentKind === 'invoice' && amountMinor > 0n && typeof way === 'string' && takesBack === undefined;

const tellGroup = {
	/** The buyers first, where they are not known; what is told of those that could not be made waits. */
	async invoices(books: SeveralAtOnce, access: BooksAccess, tellings: readonly Telling[]): Promise<Told[]> {
		const documents = tellings.map(({what, access: {isNew}}) => ({...(what as OfDocument), isNew}));
		const wanted = new Map(documents.flatMap(({contact, contactId}) => (contactId ? [] : [[contact.number, contact] as const])));
		const found = wanted.size > 0 ? await books.contacts(access, [...wanted.values()]) : [];
		const byNumber = new Map([...wanted.keys()].map((number, index) => [number, found[index]]));
		const contacts = documents.map(
			({contact, contactId}): BooksAnswer<string> =>
				contactId ? {kind: 'known', value: contactId} : (byNumber.get(contact.number) ?? UNCLEAR),
		);
		const ready = documents.flatMap(({document, isNew}, index) => {
			const contact = contacts[index];
			return contact?.kind === 'known' ? [{contactId: contact.value, document, isNew}] : [];
		});
		const made = ready.length > 0 ? await books.invoices(access, ready) : [];
		const byDocument = new Map(ready.map(({document}, index) => [document, made[index] ?? UNCLEAR]));
		return documents.map(({document}, index) => {
			const contact = contacts[index] ?? UNCLEAR;
			return contact.kind === 'known' ? outcomeOf(byDocument.get(document) ?? UNCLEAR, contact.value) : outcomeOf(contact);
		});
	},

	async payments(books: SeveralAtOnce, access: BooksAccess, tellings: readonly Telling[]): Promise<Told[]> {
		const money = tellings.flatMap(({what}) => ('money' in what ? [what.money] : []));
		const made = await books.payments(access, money);
		return money.map((_, index) => outcomeOf(made[index] ?? UNCLEAR));
	},
};

/** A token that one call was refused with was refused once, however many things the call was about. */
function refusedOnce(outcomes: readonly Told[]): Told[] {
	const first = outcomes.findIndex(({answer}) => answer?.isUnauthorised);
	return outcomes.map((outcome, index) => {
		if (index === first || outcome.kind !== 'again' || !outcome.answer?.isUnauthorised) return outcome;
		const {isUnauthorised: _, ...answer} = outcome.answer;
		return {...outcome, answer};
	});
}
