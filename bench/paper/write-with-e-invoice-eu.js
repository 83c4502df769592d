/** Writes UBL with @e-invoice-eu/core, from the form that it wants documents in. */
import {createRequire} from 'node:module';

// Its ES module names a file of another package in a way that Node does not find.
const {InvoiceService} = createRequire(import.meta.url)('@e-invoice-eu/core');

const service = new InvoiceService({log() {}, warn() {}, error: console.error});

process.on('message', async ({documents}) => {
	let characters = 0;
	for (const document of documents) characters += (await service.generate(document, {format: 'UBL', lang: 'en'})).length;
	process.send({characters});
});
process.send({isReady: true});
