import type {TemplateVariable} from './mail-variables.ts';

type Row = readonly [path: string, type: string, description: string, example: string];

const rows: readonly Row[] = [
	['language', 'text', 'The language of the document', 'en'],
	['title', 'text', 'What the document is called', 'Invoice'],
	['number', 'text', 'Its number; empty on a draft', 'SCAI-2026-000123'],
	['issueDate', 'list of numbers', 'Year, month and day that it bears', '(2026, 5, 1)'],
	['watermark', 'text', 'On a draft, that it is one; else empty', 'DRAFT'],
	['meta', 'list of pairs', 'What stands at its head: a label and a value each', '(("Number", "SCAI-2026-000123"),)'],
	['seller.name', 'text', 'Who sells', 'Seller B.V.'],
	['seller.address', 'list of texts', "The lines of the seller's address", '("Keizersgracht 482", "1017 EG Amsterdam")'],
	['seller.contact', 'list of texts', 'How the seller is reached', '("billing@seller.example",)'],
	['seller.identifiers', 'list of pairs', "The seller's numbers: a label and a value each", '(("VAT number", "NL861234567B01"),)'],
	['buyer.heading', 'text', 'What stands above the buyer', 'Bill to'],
	['buyer.name', 'text', 'Who buys', 'Van der Berg Logistiek B.V.'],
	['buyer.address', 'list of texts', "The lines of the buyer's address", '("Havenstraat 12", "3011 TA Rotterdam")'],
	['buyer.identifiers', 'list of pairs', "The buyer's numbers: a label and a value each", '(("VAT number", "NL812345678B01"),)'],
	['columns', 'list', 'The columns of the lines: `field` of a line and its `heading`', '((field: "amount", heading: "Amount (EUR)"),)'],
	[
		'lines',
		'list',
		'Each line: `description`, `period`, `quantity`, `unitPrice`, `taxLabel`, `amount`',
		'((description: "ScaiMail", amount: "300.00"),)',
	],
	['vatTable.head', 'list of texts', 'The heads of the table of VAT', '("VAT", "Taxable (EUR)", "VAT (EUR)")'],
	['vatTable.rows', 'list of lists', 'Its rows, one for each rate', '(("VAT 21.00%", "300.00", "63.00"),)'],
	['vatTable.note', 'text', 'The VAT in a second currency, where the document states one', ''],
	[
		'totals',
		'list of pairs',
		'The sums: a label and an amount each; the last one is what the reader looks for',
		'(("Total", "EUR 363.00"),)',
	],
	['notes', 'list of lists', 'What the law and the seller want said: the lines of each note', '(("Reverse charge",),)'],
	['transfer', 'group or none', 'How to pay by transfer; none where nothing is to be paid so', '(heading: "Payment")'],
	['transfer.heading', 'text', 'What stands above it', 'Payment'],
	['transfer.facts', 'list of pairs', 'What to write on a transfer', '(("IBAN", "NL91 ABNA 0417 1643 00"),)'],
	['transfer.qr', 'list of texts', 'The rows of a QR code, in 0 and 1; empty where there is none', '("1110",)'],
	['transfer.qrCaption', 'text', 'What stands below it', 'Scan to pay'],
	['page', 'text', 'The word for a page', 'Page'],
	['pageOf', 'text', 'The word between its number and how many there are', 'of'],
	['accentColour', 'text', "The theme's colour", '#1f4b99'],
	['accentText', 'text', 'The same for letters on white', '#1f4b99'],
	['headColour', 'text', 'A colour for letters on it', '#ffffff'],
	['font', 'text', "The theme's font; empty where it names none", ''],
	['footerText', 'text', "The theme's footer", ''],
	['logoPath', 'text', 'The file of the logo; empty where there is none', '/logo.png'],
	['scripts', 'list', 'For /texts.typ: the scripts of the words, and their fonts', '((script: "Thai", family: "Noto Sans Thai"),)'],
];

/** What Typst source can name, having read `#let data = json("/data.json")`. */
export const paperVariables: readonly TemplateVariable[] = rows.map(([path, type, description, example]) => ({
	...{path: `data.${path}`, type, description, example},
}));
