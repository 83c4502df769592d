import test from 'ava';
import fc from 'fast-check';
import {html} from '../../../local/issuer/html.ts';

test('no value can leave its place in a text or a quoted attribute', t => {
	fc.assert(
		fc.property(fc.string({unit: fc.constantFrom('<', '>', '"', "'", '&', 'a', '/')}), value => {
			t.notRegex(`${html`${value}`}`, /[<>"']|&(?!(amp|lt|gt|quot|#39);)/);
		}),
	);
});

test('markup goes in as it is, nothing is written for what is absent', t => {
	const items = ['a', '<b>'].map(item => html`<li>${item}</li>`);

	t.is(`${html`<ul>${items}</ul>${undefined}${false}${0}`}`, '<ul><li>a</li><li>&lt;b&gt;</li></ul>0');
});
