import test from 'ava';
import fc from 'fast-check';
import {fold} from '../../../../src/domain/platform/values/fold.ts';

for (const [one, other] of [
	['İSTANBUL', 'istanbul'],
	['YAZILIM', 'yazılım'],
	['STRASSE', 'straße'],
	['STRAẞE', 'strasse'],
	['ΟΔΟΣ', 'οδος'],
	['ὀδός', 'ὈΔΌΣ'],
	['Congreſs', 'CONGRESS'],
	['ﬁnance', 'FINANCE'],
	['ＡＢＣ', 'abc'],
	['Cafe\u0301', 'CAFÉ'],
	['ᾼδης', 'ᾳδησ'],
	['K', 'k'],
] as const) {
	test(`${one} and ${other} are one text to whoever searches`, t => {
		t.is(fold(one), fold(other));
	});
}

test('different letters stay different', t => {
	for (const [one, other] of [
		['a', 'b'],
		['e', 'é'],
		['o', 'ø'],
		['и', 'й'],
	] as const)
		t.not(fold(one), fold(other));
});

const letters = Array.from({length: 0x11_0000}, (_, code) => code)
	.map(code => String.fromCodePoint(code))
	.filter(letter => /[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Z}]/u.test(letter));

test('every character of Unicode is the same in capitals, in small letters and folded already', t => {
	const differs = letters.filter(letter => {
		const folded = fold(letter);
		const forms = [letter.toUpperCase(), letter.toLowerCase(), letter.normalize('NFD'), letter.normalize('NFKD'), folded];
		return forms.some(form => form !== letter && fold(form) !== folded);
	});
	t.deepEqual(differs, []);
});

test('a part that stands between spaces is a part of the folded whole', t => {
	const word = fc.string({unit: 'binary', minLength: 1}).filter(text => !/\s/.test(text));
	fc.assert(fc.property(word, word, word, (one, two, three) => fold(`${one} ${two}\u00a0${three}`).includes(` ${fold(two)} `)));
	t.pass();
});
