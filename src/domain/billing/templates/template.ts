import {defineEntity, p} from '@mikro-orm/postgresql';
import {stored} from '../../platform/unit/stored.ts';
import {scopedToPartner} from '../../platform/unit/tenancy.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {namedEnum} from '../../platform/values/named-enum.ts';
import type {DocumentFont, DocumentLanguage, LineColumn} from '../paper/invoice-document.ts';
import type {Label} from '../paper/label.ts';

export const paperTypes = ['invoice', 'credit_note'] as const;

export const mailTypes = ['email_invoice', 'email_credit_note', 'email_trial_ending', 'email_payment_failed'] as const;

/** What a template is of: paper, or a mail. */
export const templateTypes = [...paperTypes, ...mailTypes] as const;

export type MailType = (typeof mailTypes)[number];

export const templateType = namedEnum(templateTypes, {
	id: 'TemplateType',
	description: 'What a template is for: a printed document, or the mail of that kind.',
});

export type TemplateType = (typeof templateTypes)[number];

export const isMailType = (type: TemplateType): type is MailType => (mailTypes as readonly TemplateType[]).includes(type);

/** What fits its place on paper, however wide its letters are. */
export const FOOTER_LIMIT_CHARACTERS = 100;
export const LABEL_LIMIT_CHARACTERS = 25;

/** How the built-in layout is to look; whatever is not said is as it is without a template. */
export type TemplateTheme = Readonly<{
	/** The address of an own upload. */
	logoUrl?: string | null;
	/** `#rrggbb`. */
	accentColor?: string | null;
	font?: DocumentFont | null;
	footerText?: string | null;
	columns?: readonly LineColumn[] | null;
	labels?: Readonly<Partial<Record<Label, string>>> | null;
}>;

/** What is saved anew each time. */
const contents = () => ({
	/** Of a mail: Liquid for one line. */
	subject: p.text().nullable(),
	/** Of paper: Typst source that takes the place of the built-in layout. Of a mail: Liquid for HTML. */
	content: p.text().nullable(),
	theme: p.json().$type<TemplateTheme>().nullable(),
});

const schema = defineEntity({
	name: 'Template',
	tableName: 'template',
	properties: {
		...stored('template'),
		partnerId: p.string().$type<IdOf<'partner'>>(),
		name: p.string(),
		documentType: p.enum(templateTypes),
		/** Null: whatever the language. */
		language: p.string().$type<DocumentLanguage>().nullable(),
		...contents(),
	},
	indexes: [
		{
			name: 'template__key',
			expression: `create unique index "template__key" on "template" ("partner_id", "name", "document_type", "language") nulls not distinct`,
		},
	],
	...scopedToPartner,
});

/** What a partner makes of a document or a mail, as it is now; its `version` counts how often it was saved. */
export class Template extends schema.class {}

schema.setClass(Template);

const versionSchema = defineEntity({
	name: 'TemplateVersion',
	tableName: 'template_version',
	properties: {
		...stored('templateVersion'),
		partnerId: p.string().$type<IdOf<'partner'>>(),
		/** It may be gone; what was printed with this version can be printed again all the same. */
		templateId: p.string().$type<IdOf<'template'>>(),
		/** The template's, when it was saved so. */
		number: p.integer(),
		...contents(),
	},
	uniques: [{name: 'template_version__number', properties: ['templateId', 'number']}],
	...scopedToPartner,
});

/** A template as it was saved once; it never changes. */
export class TemplateVersion extends versionSchema.class {}

versionSchema.setClass(TemplateVersion);
