import test from 'ava';
import {type DocumentLanguage, documentLanguages} from '../../../../src/domain/billing/paper/invoice-document.ts';
import {vatLabel, vatSentence} from '../../../../src/domain/billing/paper/printed-vat.ts';
import {legalNote, REVERSE_CHARGE_NOTE, taxCategories, taxLabel} from '../../../../src/domain/billing/tax/vat.ts';
import {exemptionReason} from '../../../../src/domain/billing/tax/vat-details.ts';
import {decimalOf, parseDecimal} from '../../../../src/domain/platform/values/decimal.ts';

const others = documentLanguages.filter(language => language !== 'en');

const rated: Readonly<Record<DocumentLanguage, string>> = {
	en: 'VAT 21.00%',
	nl: 'Btw 21,00%',
	de: 'USt. 21,00\u00a0%',
	fr: 'TVA 21,00\u00a0%',
	es: 'IVA 21,00\u00a0%',
	it: 'IVA 21,00%',
};

for (const language of documentLanguages) {
	test(`a rate is named as ${language} names and writes it: ${rated[language]}`, t => {
		t.is(vatLabel('S', parseDecimal('21'), language), rated[language]);
		t.is(vatLabel('Z', parseDecimal('0'), language), rated[language].replace('21', '0'));
	});
}

test('English says what the label of the VAT details says', t => {
	for (const [category, decided] of [
		['O', 1],
		['G', 2],
		['E', 3],
		['AE', 5],
	] as const) {
		t.is(vatLabel(category, decimalOf(0n), 'en'), taxLabel(decided, decimalOf(0n)));
	}
});

for (const language of others) {
	test(`no label and no sentence about VAT is English in ${language}`, t => {
		for (const category of taxCategories) {
			const label = vatLabel(category, parseDecimal('9.5'), language);
			t.notRegex(label, /\bVAT\b|exempt\b|\bexport outside|\bintra-community/i, label);
			t.not(label, vatLabel(category, parseDecimal('9.5'), 'en'));
		}
		for (const sentence of [legalNote(2), legalNote(3), exemptionReason('K'), exemptionReason('O'), exemptionReason('G')]) {
			const said = vatSentence(sentence ?? '', language);
			t.not(said, sentence);
			t.notRegex(said, /\bVAT\b|\bsupply\b|\bsubject\b/i);
		}
	});
}

test('the constant of the reverse charge and what somebody wrote stand as they are', t => {
	for (const language of documentLanguages) {
		t.is(vatSentence(REVERSE_CHARGE_NOTE, language), REVERSE_CHARGE_NOTE);
		t.is(vatSentence('Exempt: Art. 132(1)(i)', language), 'Exempt: Art. 132(1)(i)');
	}
});
