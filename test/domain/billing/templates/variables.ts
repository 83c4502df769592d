import test from 'ava';
import {printableInvoice} from '../../../../src/adapters/typst/printable-invoice.ts';
import {documentVariables} from '../../../../src/domain/billing/mail/document-variables.ts';
import {documentLanguages} from '../../../../src/domain/billing/paper/invoice-document.ts';
import {builtInTemplates} from '../../../../src/domain/billing/templates/built-in/built-in-templates.ts';
import {mailVariablesOf, sampleVariables} from '../../../../src/domain/billing/templates/mail-variables.ts';
import {paperVariables} from '../../../../src/domain/billing/templates/paper-variables.ts';
import {sampleDocument} from '../../../../src/domain/billing/templates/sample-document.ts';
import {mailTypes} from '../../../../src/domain/billing/templates/template.ts';
import {sampleInvoiceDocument} from '../../../support/sample-invoice-document.ts';

/** The names that lead to something, groups included; what a list holds is not named. */
function pathsIn(value: unknown, at = ''): string[] {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return [at];
	const within = Object.entries(value).flatMap(([name, inner]) => pathsIn(inner, at === '' ? name : `${at}.${name}`));
	return at === 'transfer' ? [at, ...within] : within;
}

test('what Typst source is told that it can name is what the layout reads, no more and no less', t => {
	const told = paperVariables.map(({path}) => path.replace(/^data\./, ''));
	t.deepEqual(told.toSorted(), pathsIn(printableInvoice(sampleInvoiceDocument())).toSorted());
});

test('what mails about documents are told that they can name is what they are filled with', t => {
	const told = mailVariablesOf('email_payment_failed').map(({path}) => path);
	const variables = documentVariables(
		{language: 'nl', seller: {name: 'Seller'}, buyer: 'Buyer'},
		{...{isCreditNote: false, number: '1', issueDate: '2026-06-01', currency: 'EUR', totalMinor: 100n, dueMinor: 100n}},
	);
	t.deepEqual(pathsIn(variables).toSorted(), told.toSorted());
	for (const type of mailTypes) {
		const sample = pathsIn(sampleVariables(type, 'en')).toSorted();
		t.deepEqual(
			sample,
			mailVariablesOf(type)
				.map(({path}) => path)
				.toSorted(),
		);
	}
});

test('there is a built-in mail of each kind in each language, and ids that differ', t => {
	for (const type of mailTypes)
		for (const language of documentLanguages)
			t.is(builtInTemplates.filter(template => template.documentType === type && template.language === language).length, 1);
	t.is(new Set(builtInTemplates.map(({id}) => id)).size, builtInTemplates.length);
});

test('the sample adds up', t => {
	for (const kind of ['invoice', 'credit_note'] as const) {
		const {lines, subtotalMinor, vatGroups, totalMinor} = sampleDocument(kind, 'en');
		const tax = vatGroups.reduce((sum, {taxMinor}) => sum + taxMinor, 0n);
		t.is(
			lines.reduce((sum, {amountMinor}) => sum + amountMinor, 0n),
			subtotalMinor,
		);
		t.is(subtotalMinor + tax, totalMinor);
	}
});
