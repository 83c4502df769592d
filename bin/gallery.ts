import {execFileSync} from 'node:child_process';
import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import sharp from 'sharp';
import {createRenderer} from '../src/adapters/typst/create-renderer.ts';
import {galleryDocuments} from './gallery/documents.ts';

/** Makes the pictures of docs/gallery anew, with the product's own renderer; they are drawn by pdftoppm (Debian: poppler-utils). */
const DOTS_PER_INCH = '90';
const COLOURS = 64;
const LIMIT_BYTES = 150 * 1024;

const folder = new URL('../docs/gallery/', import.meta.url).pathname;
const workshop = mkdtempSync(join(tmpdir(), 'gallery-'));
const renderer = createRenderer({children: 1, log: {warn: (...words: unknown[]) => console.error(...words)}});

for (const name of readdirSync(folder).filter(file => file.endsWith('.png'))) rmSync(join(folder, name));
for (const [name, document] of Object.entries(await galleryDocuments())) {
	const pdf = join(workshop, `${name}.pdf`);
	writeFileSync(pdf, await renderer.render(document));
	execFileSync('pdftoppm', ['-png', '-r', DOTS_PER_INCH, pdf, join(workshop, name)]);
}

for (const file of readdirSync(workshop).filter(name => name.endsWith('.png'))) {
	const picture = await sharp(readFileSync(join(workshop, file)))
		.png({palette: true, colours: COLOURS, effort: 10})
		.toBuffer();
	if (picture.length > LIMIT_BYTES) throw new Error(`${file} has ${picture.length} bytes, more than ${LIMIT_BYTES}`);
	writeFileSync(join(folder, file.replace(/-1\.png$/, isAlone(file) ? '.png' : '-1.png')), picture);
}

rmSync(workshop, {recursive: true});
await renderer.close();

/** Whether a picture is that of a document of one page. */
function isAlone(file: string): boolean {
	return !readdirSync(workshop).includes(file.replace(/-1\.png$/, '-2.png'));
}
