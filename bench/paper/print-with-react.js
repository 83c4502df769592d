/** Prints with @react-pdf/renderer: the same words in the same places, in its built-in Helvetica, which costs it no font file. */
import {Document, Page, renderToBuffer, StyleSheet, Text, View} from '@react-pdf/renderer';
import {createElement as h} from 'react';

const style = StyleSheet.create({
	page: {paddingTop: 62, paddingBottom: 68, paddingLeft: 62, paddingRight: 51, fontFamily: 'Helvetica', fontSize: 9, color: '#1f2328'},
	apart: {flexDirection: 'row', justifyContent: 'space-between', marginBottom: 36},
	seller: {fontFamily: 'Helvetica-Bold', fontSize: 15, color: '#1f4b99'},
	strong: {fontFamily: 'Helvetica-Bold'},
	muted: {fontSize: 7.5, color: '#636c76'},
	right: {textAlign: 'right'},
	title: {fontFamily: 'Helvetica-Bold', fontSize: 17, marginBottom: 12},
	head: {flexDirection: 'row', backgroundColor: '#1f4b99', color: 'white', fontFamily: 'Helvetica-Bold', fontSize: 8},
	row: {flexDirection: 'row', borderBottomWidth: 0.5, borderBottomColor: '#d5dae0'},
	fact: {flexDirection: 'row', justifyContent: 'space-between', paddingVertical: 3},
	foot: {position: 'absolute', bottom: 34, left: 62, right: 51, flexDirection: 'row', justifyContent: 'space-between'},
});

const widths = ['44%', '11%', '15%', '14%', '16%'];
const cell = (column, ...content) =>
	h(
		View,
		{key: column, style: {width: widths[column], padding: 6, textAlign: column === 0 || column === 3 ? 'left' : 'right'}},
		...content,
	);
const texts = (lines, look) => lines.map((line, index) => h(Text, {key: index, style: look}, line));
const facts = rows =>
	rows.map(([name, value], index) => h(View, {key: index, style: style.fact}, h(Text, null, name), h(Text, null, value)));

const line = (item, index) =>
	h(
		View,
		{key: index, style: style.row, wrap: false},
		cell(0, h(Text, null, item.description), h(Text, {style: style.muted}, item.period)),
		...[item.quantity, item.unitPrice, item.taxLabel, item.amount].map((text, column) => cell(column + 1, h(Text, null, text))),
	);

const vatTable = ({head, rows}) =>
	h(
		View,
		{style: {width: '52%', fontSize: 8}},
		[head, ...rows].map((row, index) =>
			h(
				View,
				{key: index, style: style.row},
				row.map((text, column) => h(View, {key: column, style: {width: '33%', padding: 4}}, h(Text, null, text))),
			),
		),
	);

const invoice = data =>
	h(
		Document,
		{title: `${data.title} ${data.number}`, author: data.seller.name, language: data.language},
		h(
			Page,
			{size: 'A4', style: style.page},
			h(
				View,
				{style: style.apart},
				h(Text, {style: style.seller}, data.seller.name),
				h(View, {style: style.right}, texts([...data.seller.address, ...data.seller.contact], style.muted)),
			),
			h(
				View,
				{style: style.apart},
				h(
					View,
					null,
					h(Text, {style: style.muted}, data.buyer.heading),
					h(Text, {style: style.strong}, data.buyer.name),
					texts([...data.buyer.address, ...data.buyer.identifiers.map(fact => fact.join(' '))]),
				),
				h(View, {style: {width: '45%'}}, facts(data.meta)),
			),
			h(Text, {style: style.title}, `${data.title} ${data.number}`),
			h(
				View,
				{style: style.head, fixed: true},
				data.columns.map(({heading}, column) => cell(column, h(Text, null, heading))),
			),
			data.lines.map(line),
			h(
				View,
				{style: {...style.apart, marginTop: 12}, wrap: false},
				vatTable(data.vatTable),
				h(View, {style: {width: '42%'}}, facts(data.totals)),
			),
			h(
				View,
				{style: {...style.foot, ...style.muted}, fixed: true},
				h(Text, null, [data.seller.name, ...data.seller.identifiers.map(fact => fact.join(' '))].join('  ·  ')),
				h(Text, {render: ({pageNumber, totalPages}) => `${data.page} ${pageNumber} ${data.pageOf} ${totalPages}`}),
			),
		),
	);

process.on('message', async ({documents}) => {
	let bytes = 0;
	for (const data of documents) bytes += (await renderToBuffer(invoice(data))).byteLength;
	process.send({bytes});
});
process.send({isReady: true});
