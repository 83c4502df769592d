import test from 'ava';
import {mailContentFaults} from '../../../../src/domain/billing/templates/pictures.ts';

const allowed = {publicUrl: 'https://control.example', partnerId: 'prt_one', operatorPartnerId: 'prt_operator'} as const;
const OWN = `https://control.example/api/v1/uploads/template-images/prt_one/${'0'.repeat(32)}.png`;

const places = (content: string) => mailContentFaults(content, allowed).map(({line, column}) => `${line}:${column}`);

test('pictures of the own partner and of the operator are taken, in HTML and in CSS', t => {
	t.deepEqual(places(`<img src="${OWN}"><img src=${OWN.replace('prt_one', 'prt_operator')}><td style="background: url('${OWN}')">`), []);
});

test('pictures from elsewhere are not, however they are written', t => {
	for (const content of [
		'<img src="https://spy.example/a.gif">',
		`<img alt=">" src='https://spy.example/a.gif'>`,
		'<img/src=https://spy.example/a.gif>',
		'<p style="background:url(https://spy.example/a.gif)">',
		`<img srcset="${OWN} 1x, https://spy.example/a.gif 2x">`,
		'<img src="{{ seller.website }}/a.gif">',
		`<img src="${OWN.replace('prt_one', 'prt_other')}">`,
		`<img src="${OWN.replace('control.example', 'control.example.spy.example')}">`,
		`<img src="${OWN}/../../../../a.png">`,
		'<style>@import "https://spy.example/a.css"</style>',
	])
		t.is(places(content).length, 1, content);
});

test('what is made to take long is read in one pass', t => {
	const began = performance.now();
	for (const piece of ['<', '< ', ' src=', ' src="', 'url(', "url('", ' src=   ', '<script']) places(piece.repeat(100_000 / piece.length));
	t.true(performance.now() - began < 5000);
});
