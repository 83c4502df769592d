import test from 'ava';
import {loadFonts} from '../../../src/adapters/typst/load-fonts.ts';

const pointOf = (character: string): number => character.codePointAt(0) ?? 0;

test('the font with nearly every character waits for a text that needs it', t => {
	const fonts = loadFonts();
	const before = fonts.files().length;
	t.false(fonts.loadFor('Zoë & Łukasz, Ελλάδα, € 12').isMore);
	t.is(fonts.files().length, before);

	t.true(fonts.loadFor('漢字').isMore);
	t.is(fonts.files().length, before + 1);
	t.false(fonts.loadFor('한국어').isMore);
});

test('what a text may use does not depend on what others before it needed', t => {
	const fonts = loadFonts();
	t.true(fonts.loadFor('漢字').covers(pointOf('漢')));
	t.false(fonts.loadFor('Zoë').covers(pointOf('漢')));
});
