import {refuse as refusePlatform} from '../../platform/refusals.ts';
import type {InUnit, Unit, UnitRequest} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {documentVariables} from '../mail/document-variables.ts';
import type {InvoiceDocument} from '../paper/invoice-document.ts';
import {loadDocument} from '../paper/load-document.ts';
import {getInvoice} from '../queries.ts';
import {dressDocument} from './dress-document.ts';
import {sampleVariables} from './mail-variables.ts';
import {getTemplate} from './queries.ts';
import {sampleDocument} from './sample-document.ts';
import {STANDARD} from './standard.ts';
import {isMailType, type MailType} from './template.ts';
import type {GivenTemplate, TemplateChange} from './template-faults.ts';
import {faultsBeforeTrying, refusalOf, type Workshop} from './try-template.ts';
import {changed} from './update-template.ts';

type Request = Omit<UnitRequest, 'readOnly' | 'isAudited'> &
	Readonly<{
		/** What is looked at: a stored template, what is given, or a stored one with what is given in the place of its own. */
		templateId?: IdOf<'template'>;
		given: TemplateChange;
		/** Sample data unless given. */
		invoiceId?: IdOf<'invoice'>;
	}>;

/** What a template comes to: paper, or a mail. */
export type Preview = Readonly<{contentType: 'application/pdf' | 'text/html'; name: string; bytes: Uint8Array}>;

const invalid = (path: string, message: string): Error => refusePlatform('input_invalid', {details: [{path, message}]});

/** Shows what a template comes to, with sample data or a document in reach. Refuses its faults as saving it would; writes nothing. */
export async function previewTemplate(workshop: Workshop & Readonly<{inUnit: InUnit}>, request: Request): Promise<Preview> {
	const {templateId, given, invoiceId, ...as} = request;
	const {template, document} = await workshop.inUnit({...as, readOnly: true}, async unit => {
		const wanted = await templateFor(unit, templateId, given);
		return {template: wanted, document: invoiceId && (await documentFor(unit, wanted, invoiceId))};
	});
	const details = await faultsBeforeTrying(workshop, template);
	if (details.length > 0) throw refusePlatform('input_invalid', {details});
	try {
		return isMailType(template.documentType)
			? await previewMail(workshop, template, template.documentType, document || undefined)
			: await previewPaper(workshop, template, document || sampleDocument(template.documentType, template.language ?? 'en'));
	} catch (error) {
		throw refusalOf(error);
	}
}

/** A template that is only looked at may have the name of a built-in one: it is not saved. */
const UNSAVED = 'preview';

async function templateFor(unit: Unit, templateId: IdOf<'template'> | undefined, given: TemplateChange): Promise<GivenTemplate> {
	const stored = templateId && (await getTemplate(unit, templateId));
	const documentType = given.documentType ?? (stored || undefined)?.documentType;
	if (!documentType) throw invalid('document_type', 'is missing: say it, or name a template');
	const whole = changed({...(stored || {name: UNSAVED}), documentType}, given);
	return {...whole, name: whole.name === STANDARD ? UNSAVED : whole.name};
}

async function documentFor(unit: Unit, {documentType, language}: GivenTemplate, invoiceId: IdOf<'invoice'>): Promise<InvoiceDocument> {
	const invoice = await getInvoice(unit, invoiceId, 'staff');
	const wanted = documentType === 'credit_note' || documentType === 'email_credit_note' ? 'credit_note' : 'invoice';
	if (documentType === 'email_trial_ending') throw invalid('invoice_id', 'says nothing to this template: it is about a trial');
	if (invoice.documentType !== wanted)
		throw invalid('invoice_id', `must be an id of ${wanted === 'invoice' ? 'an invoice' : 'a credit note'}`);
	const document = await loadDocument(unit, invoice);
	return language ? {...document, language} : document;
}

async function previewPaper(
	{renderer, storage, uploads: {partnerId: owner}}: Workshop,
	template: GivenTemplate,
	document: InvoiceDocument,
): Promise<Preview> {
	const bytes = await renderer.render(await dressDocument(storage, document, {template, owner}));
	return {contentType: 'application/pdf', name: document.number ?? 'DRAFT', bytes};
}

async function previewMail(
	{renderer, uploads: {partnerId: owner}}: Workshop,
	{subject, content, language}: GivenTemplate,
	type: MailType,
	document: InvoiceDocument | undefined,
): Promise<Preview> {
	const variables = document ? variablesFor(document) : sampleVariables(type, language ?? 'en');
	const mail = await renderer.fill({subject: subject ?? '', content: content ?? ''}, variables, {isChecked: true, owner});
	const page = `<!doctype html><meta charset="utf-8"><title>${escapeHtml(mail.subject)}</title>\n${mail.html}`;
	return {contentType: 'text/html', name: type, bytes: Buffer.from(page)};
}

const escapeHtml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function variablesFor(document: InvoiceDocument): Readonly<Record<string, unknown>> {
	const {kind, language, number, issueDate, dueDate, period, currency, totalMinor, amountDueMinor, seller, buyer} = document;
	return documentVariables(
		{
			...{language, buyer: buyer.companyName},
			seller: {name: seller.legalName, email: seller.email ?? null, phone: seller.phone ?? null, website: seller.website ?? null},
		},
		{
			...{isCreditNote: kind === 'credit_note', number: number ?? '', issueDate, dueDate: dueDate ?? null, period, currency, totalMinor},
			dueMinor: amountDueMinor,
		},
		issueDate,
	);
}
