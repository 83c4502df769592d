import test from 'ava';
import {createRenderer} from '../../../src/adapters/typst/create-renderer.ts';
import {legibleRuns} from '../../../src/adapters/typst/legible-runs.ts';
import {plainScripts, shapedScripts} from '../../../src/adapters/typst/scripts.ts';
import {firstIllegible} from '../../../src/domain/platform/values/legible-text.ts';
import {pdfFonts, pdfPages} from '../../support/pdf-text.ts';
import {sampleInvoiceDocument, sampleLine} from '../../support/sample-invoice-document.ts';

const renderer = createRenderer({children: 1, log: {warn: () => {}}, timeoutMs: 60_000});
const runs = legibleRuns();

test.after.always(() => renderer.close());

const charactersOf = (script: string): string[] =>
	runs
		.flatMap(([first, last]) => Array.from({length: last - first + 1}, (_, index) => String.fromCodePoint(first + index)))
		.filter(character => new RegExp(`\\p{Script=${script}}`, 'u').test(character));

const documentOf = (description: string) => sampleInvoiceDocument({lines: [{...sampleLine, description}]});

test('what is taken where texts are entered is what the fonts can show', t => {
	const points = new Set(runs.flatMap(([first, last]) => Array.from({length: last - first + 1}, (_, index) => first + index)));
	const wrong: string[] = [];
	for (let point = 0; point <= 0x10_ff_ff; point++) {
		if (points.has(point) !== (firstIllegible(String.fromCodePoint(point)) === undefined)) wrong.push(point.toString(16));
	}

	t.deepEqual(wrong, [], 'run `node bin/legible-characters.ts`');
});

for (const {script, family} of shapedScripts) {
	test.serial(`every character of ${script} can be printed alone, in ${family}`, async t => {
		const characters = charactersOf(script);
		t.true(characters.length > 20);
		const pdf = await renderer.render(documentOf(characters.join(' ')));
		t.false((await pdfPages(pdf)).join().includes('\ufffd'));
		t.true(pdfFonts(pdf).some(name => name.includes(family.replaceAll(' ', ''))));
	});
}

for (const script of plainScripts.filter(name => !['Han', 'Hangul', 'Common', 'Inherited'].includes(name))) {
	test.serial(`every character of ${script} can be printed alone`, async t => {
		const pdf = await renderer.render(documentOf(charactersOf(script).join(' ')));
		t.false((await pdfPages(pdf)).join().includes('\ufffd'));
	});
}

test.serial('accents and signs alone, in the wrong place or too many of them, keep no document from being made', async t => {
	const marks = runs
		.flatMap(([first, last]) => Array.from({length: last - first + 1}, (_, index) => String.fromCodePoint(first + index)))
		.filter(character => /\p{M}/u.test(character) && !/\p{Default_Ignorable_Code_Point}/u.test(character));
	for (const text of [
		marks.join(' '),
		marks.join(''),
		marks.map(mark => `a${mark}`).join(' '),
		marks.map(mark => `क${mark}${mark}`).join(' '),
	]) {
		await t.notThrowsAsync(renderer.render(documentOf(text)));
	}
});

test.serial('a text of many words in many scripts is printed to its end', async t => {
	const words = shapedScripts.map(({script}) => charactersOf(script).find(character => /\p{L}/u.test(character)) ?? '').join(' word ');
	const [...pages] = await pdfPages(await renderer.render(documentOf(`${`${words} ${'x'.repeat(60)} `.repeat(60)} end`)));
	t.true(pages.join(' ').includes('x end'));
});

test.serial('a document is the same to the byte whatever scripts others before it were written in', async t => {
	for (const text of ['Zoë & Łukasz', 'Ελλάδα ⅓ ☃ 𝔸', 'हिन्दी বাংলা العربية 漢字 ก \u0951 \u1cd0 ꣠']) {
		const other = createRenderer({children: 1, log: {warn: () => {}}, timeoutMs: 60_000});
		const document = documentOf(text);
		t.deepEqual(await other.render(document).finally(async () => other.close()), await renderer.render(document), text);
	}
});

test.serial('a script that joins is set in one piece with its joiners, and is whole for who copies it', async t => {
	for (const text of ['ශ්‍රී', 'क्‍ष']) {
		const [page = ''] = await pdfPages(await renderer.render(documentOf(text)));
		t.true(page.replaceAll(' ', '').includes(text), page);
	}
});
