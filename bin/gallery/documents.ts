import sharp from 'sharp';
import {epcQrPayload} from '../../src/domain/billing/paper/epc-qr.ts';
import type {
	DocumentLanguage,
	InvoiceDocument,
	PrintedBuyer,
	PrintedLine,
	PrintedSeller,
} from '../../src/domain/billing/paper/invoice-document.ts';
import {countryName} from '../../src/domain/billing/paper/printed-document.ts';
import {vatLabel, vatSentence} from '../../src/domain/billing/paper/printed-vat.ts';
import {legalNote, REVERSE_CHARGE_NOTE, type TaxCategory} from '../../src/domain/billing/tax/vat.ts';
import {parseDecimal} from '../../src/domain/platform/values/decimal.ts';

const IBAN = 'NL91ABNA0417164300';
const BIC = 'ABNANL2A';

/** What is sold: a description, how many, and for how much each. */
type Item = readonly [description: string, quantity: number, priceMinor: number];

/** Who buys, and how its VAT is. */
type Sale = Readonly<{
	kind?: InvoiceDocument['kind'];
	language: DocumentLanguage;
	buyer: PrintedBuyer;
	items: readonly Item[];
	category?: TaxCategory;
	rate?: string;
	notes?: readonly string[];
	sellerName?: string;
}>;

const seller = (language: DocumentLanguage, legalName = 'Amstel Software B.V.'): PrintedSeller => ({
	...{legalName, addressLines: ['Keizersgracht 482'], postalCode: '1017 EG', city: 'Amsterdam', country: countryName('NL', language)},
	...{vatNumber: 'NL861234567B01', registrationNumber: '80123456'},
	...{email: 'billing@amstel.example', phone: '+31 20 123 4567', website: 'https://amstel.example'},
});

const PERIOD = {start: '2026-05-01', end: '2026-05-31'};

/** A document with its figures worked out: every line to the cent, VAT on their sum. */
function documentOf({
	kind = 'invoice',
	language,
	buyer,
	items,
	category = 'S',
	rate = '21',
	notes = [],
	sellerName,
}: Sale): InvoiceDocument {
	const sign = kind === 'credit_note' ? -1 : 1;
	const label = vatLabel(category, parseDecimal(rate), language);
	const lines = items.map(
		([description, quantity, priceMinor]): PrintedLine => ({
			...{description, period: PERIOD, quantity: String(sign * quantity), unitPriceMinor: String(priceMinor), taxLabel: label},
			amountMinor: BigInt(Math.round(sign * quantity * priceMinor)),
		}),
	);
	const subtotalMinor = lines.reduce((sum, {amountMinor}) => sum + amountMinor, 0n);
	const taxMinor = BigInt(Math.round((Number(subtotalMinor) * Number(rate)) / 100));
	const totalMinor = subtotalMinor + taxMinor;
	const number = kind === 'credit_note' ? 'AMST-CN-2026-000007' : 'AMST-2026-000123';
	const {legalName: name} = seller(language, sellerName);
	const payment = {currency: 'EUR', amountMinor: totalMinor, name, iban: IBAN, bic: BIC, remittance: number};
	return {
		...{kind, isDraft: false, language, number, issueDate: '2026-06-01', period: PERIOD, currency: 'EUR', lines, subtotalMinor, totalMinor},
		...(kind === 'invoice' && {
			dueDate: '2026-06-15',
			transfer: {iban: IBAN, bic: BIC, remittance: number, bankName: 'ABN AMRO', epcQr: epcQrPayload(payment)},
		}),
		corrects: kind === 'credit_note' ? [{number: 'AMST-2026-000123', issueDate: '2026-06-01'}] : [],
		...{seller: seller(language, sellerName), buyer, settledMinor: 0n, amountDueMinor: totalMinor, isReverseCharge: category === 'AE'},
		vatGroups: [{label, taxableMinor: subtotalMinor, taxMinor}],
		legalNotes: notes.map(note => vatSentence(note, language)),
		theme: {accentColour: '#1f4b99'},
	};
}

const dutch: PrintedBuyer = {
	...{companyName: 'Van der Berg Logistiek B.V.', addressLines: ['Havenstraat 12'], postalCode: '3011 TA', city: 'Rotterdam', country: ''},
	...{vatNumber: 'NL812345678B01', reference: 'PO-2026-0418'},
};

const german: PrintedBuyer = {
	...{
		companyName: 'Müller & Söhne Maschinenbau GmbH',
		addressLines: ['Invalidenstraße 117', 'Aufgang B'],
		postalCode: '10115',
		city: 'Berlin',
	},
	...{country: countryName('DE', 'de'), vatNumber: 'DE136695976', reference: 'Bestellung 4500012345'},
};

const american: PrintedBuyer = {
	...{companyName: 'Hudson Widgets Inc.', addressLines: ['350 Fifth Avenue', 'Floor 21'], postalCode: '10118', city: 'New York, NY'},
	country: countryName('US', 'en'),
};

const usual: readonly Item[] = [
	['ScaiMail Professional', 25, 1200],
	['ScaiDrive Team', 10, 850],
	['Storage, in gigabytes', 412.5, 2],
];

const inLanguage: Readonly<Record<Exclude<DocumentLanguage, 'en'>, readonly Item[]>> = {
	nl: [
		['ScaiMail Professional, licenties', 25, 1200],
		['Opslag, per gigabyte', 412.5, 2],
		['Migratie van postbussen', 1, 45_000],
	],
	de: [
		['ScaiMail Professional, Lizenzen', 25, 1200],
		['Speicherplatz, je Gigabyte', 412.5, 2],
		['Umzug der Postfächer', 1, 45_000],
	],
	fr: [
		['ScaiMail Professionnel, licences', 25, 1200],
		['Stockage, par gigaoctet', 412.5, 2],
		['Migration des boîtes aux lettres', 1, 45_000],
	],
	es: [
		['ScaiMail Profesional, licencias', 25, 1200],
		['Almacenamiento, por gigabyte', 412.5, 2],
		['Migración de buzones', 1, 45_000],
	],
	it: [
		['ScaiMail Professional, licenze', 25, 1200],
		['Archiviazione, per gigabyte', 412.5, 2],
		['Migrazione delle caselle', 1, 45_000],
	],
};

const services = ['ScaiMail', 'ScaiDrive', 'ScaiChat', 'ScaiMeet', 'ScaiFlow', 'ScaiVault', 'ScaiDesk'];
const departments = ['Sales', 'Finance', 'Operations', 'Warehouse', 'Research', 'Human resources'];

const many: readonly Item[] = departments.flatMap((department, row) =>
	services.map(
		(service, column): Item => [
			`${service} Professional, ${department}`,
			3 + ((row * 5 + column * 3) % 40),
			450 + ((row * 37 + column * 61) % 900),
		],
	),
);

/** Names as people in other scripts write them, as long as such names are. */
const scripts: readonly Item[] = [
	['Λογισμικό διαχείρισης πελατειακών σχέσεων', 3, 4900],
	['Программное обеспечение для управления складом', 12, 1250],
	['برنامج إدارة المخازن والمشتريات', 4, 2300],
	['नमस्ते बहीखाता सेवा', 2, 9900],
	['ซอฟต์แวร์บัญชีสำหรับธุรกิจขนาดเล็ก', 1, 15_000],
	['株式会社向け在庫管理ソフトウェア', 6, 3300],
	['Հաշվապահական ծրագիր', 1, 700],
];

async function logo(): Promise<Uint8Array> {
	const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="160"><rect width="160" height="160" rx="36" fill="#0f766e"/>
		<path d="M36 116 80 40l44 76z" fill="#fff"/><rect x="196" y="52" width="420" height="22" rx="11" fill="#134e4a"/>
		<rect x="196" y="92" width="260" height="18" rx="9" fill="#5eead4"/></svg>`;
	return sharp(Buffer.from(picture)).png().toBuffer();
}

async function themed(): Promise<InvoiceDocument> {
	return {
		...documentOf({language: 'en', buyer: dutch, items: usual, sellerName: 'Noordzee Cloud B.V.'}),
		theme: {
			...{
				accentColour: '#0f766e',
				font: 'DejaVu Serif',
				footerText: 'Noordzee Cloud B.V. is a partner of Amstel Software. Questions? Call us on weekdays.',
			},
			columns: ['description', 'vat', 'quantity', 'amount'],
			labels: {billTo: 'Customer', amountDue: 'Please pay'},
			logo: {format: 'png', bytes: await logo()},
		},
	};
}

/** What the gallery shows: a document by the name of its picture. */
export const galleryDocuments = async (): Promise<Readonly<Record<string, InvoiceDocument>>> => ({
	'invoice-of-three-pages': documentOf({language: 'en', buyer: dutch, items: many}),
	'reverse-charge': documentOf({
		language: 'de',
		buyer: german,
		items: inLanguage.de,
		category: 'AE',
		rate: '0',
		notes: [REVERSE_CHARGE_NOTE],
	}),
	'credit-note': documentOf({kind: 'credit_note', language: 'en', buyer: dutch, items: usual.slice(0, 1)}),
	export: documentOf({language: 'en', buyer: american, items: usual, category: 'G', rate: '0', notes: [legalNote(2) ?? '']}),
	'invoice-nl': documentOf({language: 'nl', buyer: dutch, items: inLanguage.nl}),
	'invoice-fr': documentOf({language: 'fr', buyer: dutch, items: inLanguage.fr}),
	'invoice-es': documentOf({language: 'es', buyer: dutch, items: inLanguage.es}),
	'invoice-it': documentOf({language: 'it', buyer: dutch, items: inLanguage.it}),
	theme: await themed(),
	'other-scripts': documentOf({
		...{
			language: 'en',
			items: scripts,
			buyer: {...dutch, companyName: 'Σταύρος Παπαδόπουλος & Υιοί — المؤسسة العامة للنقل', city: 'Москва'},
		},
	}),
});
