/**
 * Prints HTML with a headless Chromium that is kept: the same words in the same places. Each document has a page of its own, as where
 * customers' documents are kept apart, or, told `kept`, all are set in one page after another.
 */
import {chromium} from 'playwright-core';

const [, , executablePath, mode] = process.argv;

const css = `
	@page {size: A4}
	body {font: 9pt "DejaVu Sans", sans-serif; font-stretch: 75%; color: #1f2328; margin: 0}
	.apart {display: flex; justify-content: space-between; margin-bottom: 12mm}
	.seller {font-size: 15pt; font-weight: bold; color: #1f4b99}
	.muted {font-size: 7.5pt; color: #636c76}
	.right {text-align: right}
	table {border-collapse: collapse}
	.lines {width: 100%} .lines th {background: #1f4b99; color: white; font-size: 8pt}
	.lines th, .lines td {padding: 2mm 2.2mm; text-align: right; vertical-align: top; border-bottom: .5pt solid #d5dae0}
	.lines th:first-child, .lines td:first-child, .lines th:nth-child(4), .lines td:nth-child(4) {text-align: left}
	tr {break-inside: avoid}
	.sums td {padding: 1.7mm 2.2mm} .sums td + td {text-align: right}`;

const escaped = text => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const lines = texts => texts.map(escaped).join('<br>');
const row = (cells, name = 'td') => `<tr>${cells.map(cell => `<${name}>${cell}</${name}>`).join('')}</tr>`;
const table = (rows, look) => `<table class="${look}">${rows.map(cells => row(cells.map(escaped))).join('')}</table>`;
const item = ({description, period, quantity, unitPrice, taxLabel, amount}) =>
	row([`${escaped(description)}<div class="muted">${escaped(period)}</div>`, ...[quantity, unitPrice, taxLabel, amount].map(escaped)]);

const html = data => `<!doctype html><html lang="${data.language}"><head><meta charset="utf-8">
	<title>${escaped(data.title)} ${escaped(data.number)}</title><style>${css}</style></head><body>
	<div class="apart"><div class="seller">${escaped(data.seller.name)}</div>
		<div class="muted right">${lines([...data.seller.address, ...data.seller.contact])}</div></div>
	<div class="apart"><div><div class="muted">${escaped(data.buyer.heading)}</div><b>${escaped(data.buyer.name)}</b><br>
		${lines([...data.buyer.address, ...data.buyer.identifiers.map(fact => fact.join(' '))])}</div>${table(data.meta, 'sums')}</div>
	<h1>${escaped(data.title)} ${escaped(data.number)}</h1>
	<table class="lines"><thead>${row(
		data.columns.map(({heading}) => escaped(heading)),
		'th',
	)}</thead><tbody>${data.lines.map(item).join('')}</tbody></table>
	<div class="apart" style="break-inside: avoid; margin-top: 4mm">${table([data.vatTable.head, ...data.vatTable.rows], 'sums')}
		${table(data.totals, 'sums')}</div></body></html>`;

const footer = data => `<div style="font-size: 7.5pt; width: 100%; margin: 0 18mm 0 22mm; display: flex; justify-content: space-between">
	<span>${escaped([data.seller.name, ...data.seller.identifiers.map(fact => fact.join(' '))].join('  ·  '))}</span>
	<span>${data.page} <span class="pageNumber"></span> ${data.pageOf} <span class="totalPages"></span></span></div>`;

const browser = await chromium.launch({executablePath, args: ['--no-sandbox', '--disable-gpu']});
const kept = mode === 'kept' ? await browser.newPage() : undefined;

process.on('message', async ({documents}) => {
	let bytes = 0;
	for (const data of documents) {
		const page = kept ?? (await browser.newPage());
		await page.setContent(html(data));
		const pdf = await page.pdf({
			...{format: 'A4', displayHeaderFooter: true, headerTemplate: '<span></span>', footerTemplate: footer(data)},
			margin: {left: '22mm', right: '18mm', top: '22mm', bottom: '24mm'},
		});
		bytes += pdf.byteLength;
		if (!kept) await page.close();
	}

	process.send({bytes});
});
process.on('disconnect', async () => browser.close());
process.send({isReady: true});
