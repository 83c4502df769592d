import type {Decimal} from '../../platform/values/decimal.ts';
import {DEFAULT_EXEMPTION_REASON} from '../tax/line-tax.ts';
import {legalNote, type TaxCategory} from '../tax/vat.ts';
import {exemptionReason} from '../tax/vat-details.ts';
import {formatRate} from './format-amount.ts';
import type {DocumentLanguage} from './invoice-document.ts';

type Translations = Readonly<Record<DocumentLanguage, string>>;

/** What VAT at a rate is called; `{rate}` is filled. */
const rated: Translations = {en: 'VAT {rate}', nl: 'Btw {rate}', de: 'USt. {rate}', fr: 'TVA {rate}', es: 'IVA {rate}', it: 'IVA {rate}'};

/** What VAT is called where none is charged, by the reason why. A rate of zero (Z) has no other reason than its rate. */
const untaxed: Partial<Record<TaxCategory, Translations>> = {
	AE: {
		en: 'VAT 0% (Reverse Charge)',
		nl: 'Btw verlegd',
		de: 'USt. 0\u00a0% (Reverse Charge)',
		fr: 'TVA 0\u00a0% (autoliquidation)',
		es: 'IVA 0\u00a0% (inversión del sujeto pasivo)',
		it: 'IVA 0% (inversione contabile)',
	},
	G: {
		en: 'VAT 0% (Export)',
		nl: 'Btw 0% (export)',
		de: 'USt. 0\u00a0% (Export)',
		fr: 'TVA 0\u00a0% (exportation)',
		es: 'IVA 0\u00a0% (exportación)',
		it: 'IVA 0% (esportazione)',
	},
	K: {
		en: 'VAT 0% (Intra-community)',
		nl: 'Btw 0% (intracommunautair)',
		de: 'USt. 0\u00a0% (innergemeinschaftlich)',
		fr: 'TVA 0\u00a0% (intracommunautaire)',
		es: 'IVA 0\u00a0% (intracomunitaria)',
		it: 'IVA 0% (intracomunitaria)',
	},
	E: {en: 'VAT exempt', nl: 'Vrij van btw', de: 'USt.-frei', fr: 'Exonéré de TVA', es: 'Exento de IVA', it: 'Esente IVA'},
	O: {en: 'No VAT', nl: 'Geen btw', de: 'Keine USt.', fr: 'Sans TVA', es: 'Sin IVA', it: 'Senza IVA'},
};

/** What a document calls the VAT of a line or a group in its language: `VAT 21.00%`, `Btw 21,00%`, `USt. 21,00 %`. */
export const vatLabel = (category: TaxCategory, rate: Decimal, language: DocumentLanguage): string =>
	untaxed[category]?.[language] ?? rated[language].replace('{rate}', formatRate(rate, language));

const otherLanguages: readonly (readonly [
	sentence: string | null | undefined,
	Readonly<Record<Exclude<DocumentLanguage, 'en'>, string>>,
])[] = [
	[
		legalNote(2),
		{
			nl: 'Export buiten de EU - btw niet van toepassing',
			de: 'Export in ein Land außerhalb der EU - keine Umsatzsteuer',
			fr: "Exportation hors de l'UE - TVA non applicable",
			es: 'Exportación fuera de la UE - IVA no aplicable',
			it: "Esportazione fuori dall'UE - IVA non applicabile",
		},
	],
	[
		DEFAULT_EXEMPTION_REASON,
		{nl: 'Vrijgesteld van btw', de: 'Umsatzsteuerfrei', fr: 'Exonéré de TVA', es: 'Exento de IVA', it: 'Esente da IVA'},
	],
	[
		exemptionReason('K'),
		{
			nl: 'Intracommunautaire levering',
			de: 'Innergemeinschaftliche Lieferung',
			fr: 'Livraison intracommunautaire',
			es: 'Entrega intracomunitaria',
			it: 'Cessione intracomunitaria',
		},
	],
	[
		exemptionReason('O'),
		{
			nl: 'Niet aan btw onderworpen',
			de: 'Nicht umsatzsteuerbar',
			fr: "Hors du champ d'application de la TVA",
			es: 'No sujeto a IVA',
			it: "Fuori dal campo di applicazione dell'IVA",
		},
	],
];

/**
 * A sentence about VAT in the language of the document. The constants of the rules are said in it, but for the reverse charge, which
 * stands as it is beside the language's official words; what somebody wrote stands as it was written.
 */
export function vatSentence(sentence: string, language: DocumentLanguage): string {
	if (language === 'en') return sentence;
	return otherLanguages.find(([known]) => known === sentence)?.[1][language] ?? sentence;
}
