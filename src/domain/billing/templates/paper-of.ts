import type {Unit} from '../../platform/unit/unit.ts';
import type {Invoice, PrintedWith} from '../invoice.ts';
import type {DocumentLanguage} from '../paper/invoice-document.ts';
import type {Parties} from '../parties.ts';
import type {PaperTemplate} from './dress-document.ts';
import {findTemplate} from './pick-template.ts';
import {STANDARD} from './standard.ts';
import {TemplateVersion} from './template.ts';

/** What a document is printed with; `owner` is the seller, whose the template is. */
export type Paper = Readonly<{
	printedWith: PrintedWith;
	template: PaperTemplate | null;
	sellersLogo: string | null;
	owner: Invoice['partnerId'];
}>;

type Asked = Readonly<{
	invoice: Pick<Invoice, 'partnerId' | 'documentType'> & Readonly<{printedWith?: PrintedWith | null | undefined}>;
	parties: Parties;
	language: DocumentLanguage;
}>;

/**
 * What a document is printed with: what it was printed with before, else the template that its parties' names lead to now. In a unit that
 * sees the seller's templates.
 */
export async function paperOf(unit: Unit, {invoice, parties, language}: Asked): Promise<Paper> {
	const {seller, buyer} = parties;
	const {partnerId: owner, documentType} = invoice;
	const sellersLogo = seller.logo_url;
	if (invoice.printedWith) {
		const {printedWith} = invoice;
		return {
			...{printedWith, sellersLogo, owner},
			template: printedWith === STANDARD ? null : await unit.em.findOneOrFail(TemplateVersion, printedWith),
		};
	}

	const names = [buyer?.invoice_template_name, seller.invoice_template_name];
	const template = await findTemplate(unit, {partnerId: owner, documentType, language, names});
	if (!template) return {printedWith: STANDARD, template: null, sellersLogo, owner};
	const version = await unit.em.findOneOrFail(TemplateVersion, {templateId: template.id, number: template.version});
	return {printedWith: version.id, template: version, sellersLogo, owner};
}
