import type {DocumentLanguage} from './invoice-document.ts';

type Translations = Readonly<Record<DocumentLanguage, string>>;

/** Every fixed word of a document. A German credit note is no "Gutschrift": that word is kept for self-billing (§ 14 UStG). */
const translations = {
	invoice: {en: 'Invoice', nl: 'Factuur', de: 'Rechnung', fr: 'Facture', es: 'Factura', it: 'Fattura'},
	creditNote: {
		en: 'Credit note',
		nl: 'Creditfactuur',
		de: 'Rechnungskorrektur',
		fr: 'Avoir',
		es: 'Factura rectificativa',
		it: 'Nota di credito',
	},
	draft: {en: 'DRAFT', nl: 'CONCEPT', de: 'ENTWURF', fr: 'BROUILLON', es: 'BORRADOR', it: 'BOZZA'},
	billTo: {en: 'Bill to', nl: 'Aan', de: 'An', fr: 'Facturé à', es: 'Facturar a', it: 'Intestato a'},
	number: {en: 'Number', nl: 'Nummer', de: 'Nummer', fr: 'Numéro', es: 'Número', it: 'Numero'},
	issueDate: {
		en: 'Date of issue',
		nl: 'Factuurdatum',
		de: 'Ausstellungsdatum',
		fr: "Date d'émission",
		es: 'Fecha de expedición',
		it: 'Data di emissione',
	},
	dueDate: {en: 'Due date', nl: 'Vervaldatum', de: 'Fällig am', fr: "Date d'échéance", es: 'Fecha de vencimiento', it: 'Scadenza'},
	period: {en: 'Period', nl: 'Periode', de: 'Zeitraum', fr: 'Période', es: 'Periodo', it: 'Periodo'},
	reference: {
		en: 'Your reference',
		nl: 'Uw referentie',
		de: 'Ihre Referenz',
		fr: 'Votre référence',
		es: 'Su referencia',
		it: 'Vostro riferimento',
	},
	corrects: {
		en: 'Corrects invoice',
		nl: 'Corrigeert factuur',
		de: 'Korrigiert Rechnung',
		fr: 'Rectifie la facture',
		es: 'Rectifica la factura',
		it: 'Rettifica la fattura',
	},
	vatNumber: {en: 'VAT number', nl: 'Btw-nummer', de: 'USt-IdNr.', fr: 'N° TVA', es: 'NIF-IVA', it: 'Partita IVA'},
	registrationNumber: {
		en: 'Registration number',
		nl: 'KvK-nummer',
		de: 'Registernummer',
		fr: "N° d'immatriculation",
		es: 'N.º de registro',
		it: 'N. di registrazione',
	},
	description: {en: 'Description', nl: 'Omschrijving', de: 'Beschreibung', fr: 'Désignation', es: 'Descripción', it: 'Descrizione'},
	quantity: {en: 'Quantity', nl: 'Aantal', de: 'Menge', fr: 'Quantité', es: 'Cantidad', it: 'Quantità'},
	unitPrice: {en: 'Unit price', nl: 'Prijs', de: 'Einzelpreis', fr: 'Prix unitaire', es: 'Precio unitario', it: 'Prezzo unitario'},
	vat: {en: 'VAT', nl: 'Btw', de: 'USt.', fr: 'TVA', es: 'IVA', it: 'IVA'},
	amount: {en: 'Amount', nl: 'Bedrag', de: 'Betrag', fr: 'Montant', es: 'Importe', it: 'Importo'},
	taxable: {en: 'Taxable', nl: 'Grondslag', de: 'Netto', fr: 'Base HT', es: 'Base imponible', it: 'Imponibile'},
	subtotal: {en: 'Subtotal', nl: 'Subtotaal', de: 'Zwischensumme', fr: 'Total HT', es: 'Subtotal', it: 'Subtotale'},
	total: {en: 'Total', nl: 'Totaal', de: 'Gesamtbetrag', fr: 'Total TTC', es: 'Total', it: 'Totale'},
	totalCredited: {
		en: 'Total credited',
		nl: 'Totaal gecrediteerd',
		de: 'Gesamtkorrektur',
		fr: 'Total crédité',
		es: 'Total rectificado',
		it: 'Totale accreditato',
	},
	creditApplied: {
		en: 'Credit applied',
		nl: 'Verrekend tegoed',
		de: 'Verrechnetes Guthaben',
		fr: 'Crédit imputé',
		es: 'Crédito aplicado',
		it: 'Credito utilizzato',
	},
	amountDue: {en: 'Amount due', nl: 'Te betalen', de: 'Zahlbetrag', fr: 'Net à payer', es: 'Importe a pagar', it: 'Importo dovuto'},
	creditRemaining: {
		en: 'Credit remaining',
		nl: 'Resterend tegoed',
		de: 'Verbleibendes Guthaben',
		fr: 'Crédit restant',
		es: 'Crédito restante',
		it: 'Credito residuo',
	},
	exchangeRate: {
		en: 'Exchange rate',
		nl: 'Wisselkoers',
		de: 'Wechselkurs',
		fr: 'Taux de change',
		es: 'Tipo de cambio',
		it: 'Tasso di cambio',
	},
	reverseCharge: {
		en: 'Reverse charge',
		nl: 'Btw verlegd',
		de: 'Steuerschuldnerschaft des Leistungsempfängers',
		fr: 'Autoliquidation',
		es: 'Inversión del sujeto pasivo',
		it: 'Inversione contabile',
	},
	payment: {en: 'Payment', nl: 'Betaling', de: 'Zahlung', fr: 'Paiement', es: 'Pago', it: 'Pagamento'},
	accountHolder: {en: 'Account holder', nl: 'Ten name van', de: 'Kontoinhaber', fr: 'Titulaire', es: 'Titular', it: 'Intestatario'},
	bank: {en: 'Bank', nl: 'Bank', de: 'Bank', fr: 'Banque', es: 'Banco', it: 'Banca'},
	paymentReference: {
		en: 'Payment reference',
		nl: 'Betalingskenmerk',
		de: 'Verwendungszweck',
		fr: 'Référence',
		es: 'Concepto',
		it: 'Causale',
	},
	scanToPay: {
		en: 'Scan to pay',
		nl: 'Scan om te betalen',
		de: 'Zum Bezahlen scannen',
		fr: 'Scanner pour payer',
		es: 'Escanear para pagar',
		it: 'Inquadra per pagare',
	},
	page: {en: 'Page', nl: 'Pagina', de: 'Seite', fr: 'Page', es: 'Página', it: 'Pagina'},
	pageOf: {en: 'of', nl: 'van', de: 'von', fr: 'sur', es: 'de', it: 'di'},
} as const satisfies Readonly<Record<string, Translations>>;

export type Label = keyof typeof translations;

/** Every label by its name. */
export const labelNames = Object.keys(translations) as readonly Label[];

/** The word or phrase of a document in its language. */
export const label = (name: Label, language: DocumentLanguage): string => translations[name][language];
