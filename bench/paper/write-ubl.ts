/** Writes UBL from the model of EN 16931, as the product does. */
import type {EInvoice} from '../../src/domain/billing/einvoice/einvoice.ts';
import {writeUbl} from '../../src/domain/billing/einvoice/write-ubl.ts';

process.on('message', ({documents}: {documents: readonly EInvoice[]}) => {
	let characters = 0;
	for (const document of documents) characters += writeUbl(document, 'peppol').length;
	process.send?.({characters});
});
process.send?.({isReady: true});
