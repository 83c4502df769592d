import {z} from 'zod';
import {documentFont, lineColumn, lineColumns} from '../../domain/billing/paper/invoice-document.ts';
import {type Label, labelNames} from '../../domain/billing/paper/label.ts';
import {FOOTER_LIMIT_CHARACTERS, LABEL_LIMIT_CHARACTERS, templateType} from '../../domain/billing/templates/template.ts';
import {language} from '../../domain/organization/billing-profile.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {snakeCase} from '../../domain/platform/values/snake-case.ts';
import {instant, line, text, webUrl} from '../http/fields.ts';
import {input, view} from '../http/shapes.ts';

const CONTENT_LIMIT_CHARACTERS = 100_000;
const NAME_LIMIT_CHARACTERS = 63;
const SUBJECT_LIMIT_CHARACTERS = 300;

/** The law wants the first as it is; the others share the foot of the page with what may be long. */
const UNCHANGEABLE: readonly Label[] = ['reverseCharge', 'page', 'pageOf'];

/** What the labels are called on the wire, and in the domain. */
const labelsByWord = new Map(labelNames.filter(name => !UNCHANGEABLE.includes(name)).map(name => [snakeCase(name), name]));

const givenLabels = z
	.record(z.string().max(LABEL_LIMIT_CHARACTERS), line(LABEL_LIMIT_CHARACTERS))
	.superRefine((labels, context) => {
		for (const word of Object.keys(labels).filter(name => !labelsByWord.has(name)))
			context.addIssue({code: 'custom', path: [word], message: `is no label; there are ${[...labelsByWord.keys()].join(', ')}`});
	})
	.transform(labels => Object.fromEntries(Object.entries(labels).flatMap(([word, label]) => nameOf(word).map(name => [name, label]))))
	.meta({
		description: 'Words that stand in place of those of the layout, by their names; names that are not known are refused with the list.',
		example: {invoice: 'Invoice', amount_due: 'To pay'},
	});

const nameOf = (word: string): Label[] => [labelsByWord.get(word)].filter(name => name !== undefined);

const accentColor = z
	.string()
	.regex(/^#[0-9a-f]{6}$/i, 'must be a colour like #1f4b99')
	.meta({description: 'Colour of lines and headings, `#rrggbb`.', example: '#1f4b99'});

const givenTheme = input({
	logo_url: webUrl.nullish().meta({description: 'A picture uploaded for templates', example: null}),
	accent_color: accentColor.nullish(),
	font: documentFont.nullish().meta({description: 'Font of all texts.'}),
	footer_text: line(FOOTER_LIMIT_CHARACTERS).nullish().meta({description: 'Line at the foot of each page.'}),
	columns: z
		.array(lineColumn)
		.min(1)
		.max(lineColumns.length)
		.nullish()
		.meta({description: 'Of the lines, in their order', example: lineColumns}),
	labels: givenLabels.nullish(),
});

export const templateName = line(NAME_LIMIT_CHARACTERS).meta({
	description: 'Name by which a billing profile or a partner chooses it; one for each type and language.',
	example: 'plain',
});

const contents = {
	language: language.nullish().meta({description: 'Null: whatever the language', example: 'en'}),
	subject: line(SUBJECT_LIMIT_CHARACTERS).nullish().meta({description: 'Of a mail: Liquid for one line', example: null}),
	content: text(CONTENT_LIMIT_CHARACTERS).nullish().meta({
		description: 'Of paper: Typst that takes the place of the built-in layout. Of a mail: Liquid for HTML',
		example: null,
	}),
	theme: givenTheme.nullish().meta({description: 'Of paper: how the built-in layout looks'}),
};

/** A template as it is sent. */
export const templateInput = input({name: templateName, document_type: templateType, ...contents});

/** What changes of a template. */
export const templateChange = input({name: templateName.optional(), document_type: templateType.optional(), ...contents});

/** What is looked at before it is saved, or as it is. */
export const templatePreviewInput = input({
	template_id: idOf('template')
		.optional()
		.meta({description: 'Stored template to begin with; what is given beside it stands in its place.'}),
	name: templateName.optional(),
	document_type: templateType.optional(),
	...contents,
	invoice_id: idOf('invoice').optional().meta({description: 'Sample data unless given'}),
});

const shownLabels = z
	.record(z.string(), z.string())
	.transform(labels => Object.fromEntries(Object.entries(labels).map(([name, label]) => [snakeCase(name), label])))
	.pipe(z.record(z.string(), z.string()))
	.meta({description: 'Words that stand in place of those of the layout.', example: {amount_due: 'To pay'}});

const themeView = view({
	logo_url: z.string().nullish(),
	accent_color: z.string().nullish().meta({description: 'Colour of lines and headings, `#rrggbb`; null: that of the layout.'}),
	font: z.string().nullish().meta({description: 'Font of all texts; null: that of the layout.'}),
	footer_text: z.string().nullish().meta({description: 'Line at the foot of each page.'}),
	columns: z.array(lineColumn).readonly().nullish().meta({description: 'Columns of the lines, in their order; null: those of the layout.'}),
	labels: shownLabels.nullish(),
});

export const templateView = view({
	id: idOf('template'),
	partner_id: idOf('partner').nullish().meta({description: 'Whose it is; null: it is built in'}),
	name: z.string().meta({example: 'plain'}),
	document_type: templateType,
	language: language.nullish(),
	subject: z.string().nullish().meta({description: 'Of a mail: Liquid for the one line of its subject.'}),
	content: z.string().nullish().meta({description: 'Of paper: Typst in place of the built-in layout. Of a mail: Liquid for HTML.'}),
	theme: themeView.nullish().meta({description: 'Of paper: how the built-in layout looks.'}),
	version: z.int().meta({description: 'How often it was saved'}),
	created_at: instant.nullish(),
	updated_at: instant.nullish(),
}).meta({id: 'Template'});

export const templateVariableView = view({
	path: z.string().meta({description: 'How a template names it.', example: 'document.number'}),
	type: z.string().meta({description: 'What it is: text, number, list …', example: 'text'}),
	description: z.string().meta({description: 'What it holds.'}),
	example: z.union([z.string(), z.number()]).nullable().meta({description: 'What it is in the sample data; null: nothing to show.'}),
}).meta({id: 'TemplateVariable'});
