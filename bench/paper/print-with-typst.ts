/** Prints with what the product prints with: a renderer process that is kept. */
import {createRenderer} from '../../src/adapters/typst/create-renderer.ts';
import type {InvoiceDocument} from '../../src/domain/billing/paper/invoice-document.ts';

const renderer = createRenderer({children: 1, log: {warn: (...words: unknown[]) => console.error(...words)}});

process.on('message', async ({documents}: {documents: readonly InvoiceDocument[]}) => {
	let bytes = 0;
	for (const document of documents) bytes += (await renderer.render(document)).byteLength;
	process.send?.({bytes});
});
process.on('disconnect', async () => renderer.close());
process.send?.({isReady: true});
