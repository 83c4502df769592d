import {User} from '../../identity/user.ts';
import {findBillingProfile} from '../../organization/queries.ts';
import {refuse as refusePlatform} from '../../platform/refusals.ts';
import {ownedAs} from '../../platform/unit/fact.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {partOfSearchText} from '../../platform/values/search.ts';
import {loadEinvoice} from '../einvoice/load-einvoice.ts';
import {getInvoice, lockInvoice, type Viewer} from '../queries.ts';
import {refuse} from '../refusals.ts';
import {InvoiceMail} from './invoice-mail.ts';
import {queueMail} from './queue-mail.ts';

/** A document is sent by hand at most so often in a day. */
export const MAILS_A_DAY_LIMIT = 5;
const DAY_MS = 24 * 3_600_000;

type Request = Readonly<{
	invoiceId: IdOf<'invoice'>;
	viewer: Viewer;
	/** The billing profile's address unless said. */
	to?: readonly string[];
	message?: string;
	/** Only the operator's staff write to whomever they like; the others to the customer's own addresses. */
	isFreeToAddress: boolean;
}>;

/**
 * Sends a final document by mail, with its PDF and the e-invoice that the buyer prefers: from now on it is on its way. Answers to whom.
 * Refuses when that e-invoice cannot be made.
 */
export async function requestMail(unit: Unit, {invoiceId, viewer, to, message, isFreeToAddress}: Request): Promise<readonly string[]> {
	const invoice = await getInvoice(unit, invoiceId, viewer);
	if (invoice.status === 'draft' || invoice.status === 'void') throw refuse('not_yet_final', {status: invoice.status});
	const profile = await findBillingProfile(unit, invoice.tenantId);
	const recipients = to ?? (profile?.contactEmail ? [profile.contactEmail] : []);
	if (recipients.length === 0) throw refuse('no_address');
	if (!isFreeToAddress) await checkAddresses(unit, recipients, {tenantId: invoice.tenantId, contactEmail: profile?.contactEmail});

	await loadEinvoice(unit, invoice);
	// Whoever asks at the same time waits here, and is counted.
	await lockInvoice(unit, invoiceId);
	const since = new Date(unit.now.getTime() - DAY_MS);
	const today = await unit.em.count(InvoiceMail, {invoiceId, isAutomatic: false, createdAt: {$gt: since}});
	if (today >= MAILS_A_DAY_LIMIT) throw refuse('sent_too_often', {limit: MAILS_A_DAY_LIMIT, retryAfterSeconds: DAY_MS / 1000});

	const mail = queueMail(unit, invoice, {recipients, message: message ?? null, isAutomatic: false});
	unit.record({type: 'invoice.mail_requested', step: 1, owner: ownedAs(invoice), data: {mail_id: mail.id}});
	return recipients;
}

type Customer = Readonly<{tenantId: IdOf<'tenant'>; contactEmail: string | null | undefined}>;

/** No mail server in use tells addresses apart by case (RFC 5321 §2.4: domains have none). ß and ss, or ı and i, are not the same. */
async function checkAddresses({em}: Unit, recipients: readonly string[], {tenantId, contactEmail}: Customer): Promise<void> {
	const wanted = recipients.map(address => ({searchText: {$like: partOfSearchText(address)}}));
	const users = await em.find(User, {$and: [{tenantId, isActive: true}, {$or: wanted}]}, {fields: ['email']});
	const known = new Set([contactEmail, ...users.map(({email}) => email)].map(address => address?.toLowerCase()));
	const details = recipients.flatMap((address, index) =>
		known.has(address.toLowerCase())
			? []
			: [{path: `to.${index}`, message: 'is not an address of the billing profile or of a user of the tenant'}],
	);
	if (details.length > 0) throw refusePlatform('input_invalid', {details});
}
