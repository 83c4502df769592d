import test from 'ava';
import {legibleText} from '../../../src/adapters/typst/legible-text.ts';
import {loadFonts} from '../../../src/adapters/typst/load-fonts.ts';

const fonts = loadFonts();
const {covers} = fonts.loadFor('हिन्दी');

for (const text of ['Zoë & Łukasz', 'Ελλάδα', 'България', 'שלום', 'مرحبا', '漢字', 'かな', '한국어', 'ไทย', 'हिन्दी', '😀', '€ − – …']) {
	test(`the fonts have every character of ${text}`, t => {
		t.is(legibleText(text, covers), text);
	});
}

test('a character that no font has is printed as the replacement character', t => {
	t.is(
		legibleText('a \u{20bb7} b \ue000\u{f0000}', () => false),
		'a \ufffd b \ufffd\ufffd',
	);
	t.is(legibleText('\u{20bb7}', covers), '\ufffd');
});

test('invisible characters that join others are left alone', t => {
	t.is(
		legibleText('\u200d\ufe0f\u200b', () => false),
		'\u200d\ufe0f\u200b',
	);
});

test('control characters and changes of direction become a blank', t => {
	t.is(legibleText('a\n\tb\u202ec\u2066d\u0000', covers), 'a b c d ');
});
