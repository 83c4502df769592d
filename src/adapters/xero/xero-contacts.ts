import {z} from 'zod';
import type {BooksAnswer, BooksContact} from '../../domain/accounting/remote/remote-books.ts';
import {known, refused} from '../books/answers.ts';
import {completed, element, judged, named, ofEach, present, type XeroClient} from './xero-client.ts';

const NAME_LIMIT = 255;
const VAT_NUMBER_LIMIT = 50;

const contact = element.extend({
	ContactID: z.string().default(''),
	ContactNumber: z.string().optional(),
	ContactStatus: z.string().optional(),
});
const contacts = z.object({Contacts: z.array(contact)});

/** Their names have no angle brackets and no doubled spaces, and are unique among the contacts in use. */
const nameOf = ({name, number}: BooksContact, isTaken: boolean): string => {
	const plain = name.replace(/[<>]/g, ' ').replace(/\s+/g, ' ').trim();
	const ending = isTaken ? ` (${number})` : '';
	return `${plain.slice(0, NAME_LIMIT - ending.length)}${ending}`;
};

/**
 * Found by our numbers, among archived ones as well, and made where they are not there; by two calls, and one more for those whose names others have. A
 * filter that is ignored answers everything, so each answer is compared with the numbers.
 */
export async function findOrMakeContacts(client: XeroClient, wanted: readonly BooksContact[]): Promise<readonly BooksAnswer<string>[]> {
	const where = encodeURIComponent(wanted.map(({number}) => `ContactNumber=="${number}"`).join(' OR '));
	const found = present(await client.call({method: 'GET', path: `Contacts?where=${where}&includeArchived=true`}, contacts));
	if (found.kind !== 'known') return ofEach(wanted, found);
	const {Contacts: list} = found.value;
	return completed(
		wanted,
		({number}) => there(list, number),
		async missing => {
			const made = await makeContacts(client, missing, false);
			const byContact = new Map(missing.map((one, index) => [one, made[index]]));
			// Their names are unique: another contact has ours, so our number is added.
			const isTaken = (answer: BooksAnswer<string> | undefined) => answer?.kind === 'refused' && /name/i.test(answer.sentence);
			return completed(
				missing,
				one => (isTaken(byContact.get(one)) ? undefined : byContact.get(one)),
				async taken => makeContacts(client, taken, true),
			);
		},
	);
}

function there(list: readonly z.infer<typeof contact>[], number: number): BooksAnswer<string> | undefined {
	const one = list.find(({ContactNumber: theirs}) => theirs === String(number));
	if (one?.ContactStatus === 'ARCHIVED') return refused('archived', `The contact ${number} is archived at Xero: restore it there`);
	return one && known(one.ContactID);
}

async function makeContacts(
	{call}: XeroClient,
	wanted: readonly BooksContact[],
	isTaken: boolean,
): Promise<readonly BooksAnswer<string>[]> {
	const body = {Contacts: wanted.map(one => givenOf(one, isTaken))};
	const made = present(await call({method: 'PUT', path: 'Contacts?summarizeErrors=false', body}, contacts));
	if (made.kind !== 'known') return ofEach(wanted, made);
	const {Contacts: list} = made.value;
	return wanted.map(({number}, index) => {
		const one = named(list, index, {wanted: String(number), nameOf: ({ContactNumber: theirs}) => theirs});
		return judged(one, one?.ContactID);
	});
}

const givenOf = (wanted: BooksContact, isTaken: boolean) => ({
	...{Name: nameOf(wanted, isTaken), ContactNumber: String(wanted.number)},
	Addresses: [
		{
			...{AddressType: 'POBOX', AddressLine1: wanted.addressLine ?? '', City: wanted.city ?? '', PostalCode: wanted.postalCode ?? ''},
			Country: wanted.countryCode ?? '',
		},
	],
	...(wanted.vatNumber && {TaxNumber: wanted.vatNumber.slice(0, VAT_NUMBER_LIMIT)}),
	...(wanted.email && {EmailAddress: wanted.email}),
});
