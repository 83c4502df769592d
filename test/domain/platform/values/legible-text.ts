import test from 'ava';
import {firstIllegible, isVisible} from '../../../../src/domain/platform/values/legible-text.ts';

const invisible = {
	'a zero width space': '\u200b',
	'a word joiner': '\u2060',
	'a soft hyphen': '\u00ad',
	'a Hangul filler': '\u3164',
	'other Hangul fillers': '\u115f\u1160\uffa0',
	'a right-to-left mark': '\u200f',
	'a zero width joiner': '\u200d',
	'a byte order mark': '\ufeff',
	'a combining accent alone': '\u0301',
	'an enclosing mark alone': '\u20dd',
	'a vowel sign alone': '\u093f',
	'a Braille pattern of no dots': '\u2800',
	'a variation selector': '\ufe0f',
	'another variation selector': '\u{e0100}',
	tags: '\u{e0041}\u{e007f}',
	'an invisible operator': '\u2062',
	'spaces of all sorts': ' \u00a0\u1680\u2003\u202f\u3000',
	'a Mongolian vowel separator': '\u180e',
	'a Khmer inherent vowel': '\u17b4',
	'a null notehead': '\u{1d159}',
	nothing: '',
	'all of them together': ' \u200b\u0301\u3164\u2800\u{e0041}',
};

for (const [what, text] of Object.entries(invisible)) {
	test(`there is nothing to see in ${what}`, t => t.false(isVisible(text)));
	test(`${what} may stand beside something that is seen`, t => t.true(isVisible(`${text}A`)));
}

for (const text of ['A', '1', '?', '€', '字', 'हि', '😀', 'e\u0301', '⠁']) {
	test(`there is something to see in ${text}`, t => t.true(isVisible(text)));
}

const shown: Readonly<Record<string, string>> = {
	...{Latin: 'Zoë Łódź Việt Nam', Greek: 'Ελλάδα', Cyrillic: 'България Їжак', Armenian: 'Հայաստան', Georgian: 'საქართველო'},
	...{Hebrew: 'שָׁלוֹם', Arabic: 'شركة پاکستان ڕێکخراو', Thaana: 'ދިވެހި', Ethiopic: 'አማርኛ', Thai: 'น้ำที่', Lao: 'ນ້ຳ', Tibetan: 'རྒྱལ་ཁབ'},
	...{Devanagari: 'क्षेत्रीय श्री।', Bengali: 'ক্ষুদ্র', Gurmukhi: 'ਵਿੱਦਿਆ', Gujarati: 'ક્ષેત્ર', Oriya: 'କ୍ଷେତ୍ର', Tamil: 'கொழும்பு', Telugu: 'క్షేత్రం'},
	...{Kannada: 'ಕ್ಷೇತ್ರ', Malayalam: 'ക്ഷേത്രം', Sinhala: 'ශ්‍රී', Khmer: 'ព្រះរាជា', Myanmar: 'သင်္ဘော'},
	...{
		Chinese: '株式会社 台灣',
		Japanese: 'かなカナ',
		decomposed: 'が한é'.normalize('NFD'),
		Korean: '주식회사',
		Cherokee: 'ᏣᎳᎩ',
		Yi: 'ꆈꌠ',
	},
	...{symbols: '€ − – … ™ ½ № 😀', lines: 'one\r\n\ttwo'},
};

for (const [script, text] of Object.entries(shown)) {
	test(`documents can show ${script}: ${text}`, t => t.is(firstIllegible(text), undefined));
}

const refused: Readonly<Record<string, string>> = {
	...{Mongolian: 'ᠮ', Syriac: 'ܣ', 'N’Ko': 'ߒ', Adlam: '𞤀', Javanese: 'ꦗ', Balinese: 'ᬩ', Sundanese: 'ᮞ', Cham: 'ꨌ', 'Tai Tham': 'ᨠ'},
	...{'Meetei Mayek': 'ꯃ', Chakma: '𑄇', Limbu: 'ᤕ', Lepcha: 'ᰀ', Rohingya: '𐴀', Newa: '𑐣', Tirhuta: '𑒧', Brahmi: '𑀩'},
	...{'a rare Chinese character': '𠮷', 'a private character': '\ue000', 'a code point of nobody': '\u0378', 'half a character': '\ud800'},
};

for (const [script, text] of Object.entries(refused)) {
	test(`documents cannot show ${script}`, t => t.is(firstIllegible(`A ${text} B`), text));
}
