import type {DocumentLanguage} from '../paper/invoice-document.ts';
import type {MailOccasion} from './built-in/built-in-templates.ts';
import type {MailType} from './template.ts';

/** Something that a template can name. `text?` and its like may be null: where nothing is there to be said. */
export type TemplateVariable = Readonly<{path: string; type: string; description: string; example: string | number | null}>;

type Row = readonly [path: string, type: string, description: string, example: string | number | null];

const ofAll: readonly Row[] = [
	['language', 'text', 'The language of the mail', 'en'],
	['seller.name', 'text', 'Who sells', 'Seller B.V.'],
	['seller.email', 'text?', 'Where the seller is written to', 'billing@seller.example'],
	['seller.phone', 'text?', 'Where the seller is called', '+31 20 123 4567'],
	['seller.website', 'text?', "The seller's pages", 'https://seller.example'],
	['buyer.name', 'text', 'Who buys', 'Van der Berg Logistiek B.V.'],
	['message', 'text?', 'What the sender says besides, over several lines', 'Thank you for your order.\nSee you soon!'],
];

const ofDocuments: readonly Row[] = [
	['document.title', 'text', 'What the document is called in the language', 'Invoice'],
	['document.number', 'text', 'Its number', 'SCAI-2026-000123'],
	['document.issue_date', 'text', 'The day it bears', '1 May 2026'],
	['document.due_date', 'text?', 'The day by which it is to be paid', '15 May 2026'],
	['document.period', 'text?', 'The days that it is for', '1 May 2026 – 31 May 2026'],
	['document.currency', 'text', 'Its currency', 'EUR'],
	['document.total', 'text', 'Its total, VAT included; of a credit note what is given back', 'EUR 363.00'],
	['document.amount_due', 'text?', 'What is still to be paid', 'EUR 363.00'],
];

const ofPayments: readonly Row[] = [['payment.next_try', 'text?', 'The day on which the payment is tried again', '3 May 2026']];

const ofTrials: readonly Row[] = [
	['trial.name', 'text', 'The service, or the pack, that is tried', 'ScaiMail'],
	['trial.plan', 'text', 'The plan that follows; of a pack, the pack', 'Professional'],
	['trial.ends_on', 'text', 'The last day of the trial', '7 May 2026'],
	['trial.days_left', 'number', 'Days that are left, today included', 7],
	['trial.price', 'text', 'What is charged afterwards, without VAT', 'EUR 49.00'],
	['trial.interval', 'text', 'How often', 'per month'],
];

const rows: Readonly<Record<MailOccasion, readonly Row[]>> = {
	email_invoice: [...ofAll, ...ofDocuments],
	email_credit_note: [...ofAll, ...ofDocuments],
	email_payment_failed: [...ofAll, ...ofDocuments, ...ofPayments],
	confirmation: [...ofAll, ...ofDocuments],
	email_trial_ending: [...ofAll, ...ofTrials],
};

/** What a mail of a kind can name. */
export const mailVariablesOf = (type: MailType): TemplateVariable[] =>
	rows[type].map(([path, kind, description, example]) => ({path, type: kind, description, example}));

/** Values by their paths, as Liquid reads them: `document.number` is `number` within `document`. */
export function nested(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
	const root: Record<string, unknown> = {};
	for (const [path, value] of Object.entries(values)) {
		const [group = '', name] = path.split('.');
		if (name === undefined) root[group] = value;
		else root[group] = {...(root[group] as Record<string, unknown> | undefined), [name]: value};
	}

	return root;
}

/** Something to fill a mail of a kind with, that nobody was ever sent. */
export const sampleVariables = (type: MailType, language: DocumentLanguage): Readonly<Record<string, unknown>> =>
	nested({...Object.fromEntries(rows[type].map(([path, , , example]) => [path, example])), language});
