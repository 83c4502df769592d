import {z} from 'zod';
import {failEinvoice} from '../../domain/billing/einvoice/fail-einvoice.ts';
import {DocumentRenderError} from '../../domain/billing/paper/document-renderer.ts';
import {failPdf} from '../../domain/billing/paper/fail-pdf.ts';
import {printDocument, printEinvoice} from '../../domain/billing/paper/print-document.ts';
import {Refusal} from '../../domain/platform/refusals.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {job, to} from '../queue/job.ts';
import {printingTurns} from './printing-turns.ts';
import {sendInvoiceMail} from './send-invoice-mail.ts';

/** The renderer tries a crash twice by itself: after so many rounds it has crashed three times and more. */
const ROUNDS = 2;

export const renderPdf = job({
	name: 'billing.render-pdf',
	queue: 'documents',
	summary: 'Prints a final document from its snapshots, makes its e-invoice, and puts both into the store',
	payload: z.object({invoice_id: idOf('invoice')}),
	async process({invoice_id: invoiceId}, context) {
		const {system, storage, renderer, log} = context;
		const tools = {turns: printingTurns(context), storage, renderer};
		const printed = await attempt(async () => printDocument(tools, invoiceId), ROUNDS);
		if (typeof printed === 'string') {
			log.error({invoice: invoiceId, code: printed}, 'a document cannot be printed');
			await system(async unit => failPdf(unit, {invoiceId, code: printed}));
			return [];
		}

		const code = await attempt(async () => printEinvoice(tools, printed), ROUNDS);
		if (code) {
			log.warn({invoice: invoiceId, code}, 'no e-invoice can be made of a document');
			await system(async unit => failEinvoice(unit, {invoiceId, code}));
		}

		return printed.mails.map(id => to(sendInvoiceMail, {id}));
	},
	giveUp: async ({invoice_id: invoiceId}, {unit, code}) => failPdf(unit, {invoiceId, code}),
});

/**
 * What comes of it, or why it did not work. What the document itself makes impossible is not tried again; what may pass is the queue's to try
 * again.
 */
async function attempt<Printed>(print: () => Promise<Printed>, rounds: number): Promise<Printed | string> {
	try {
		return await print();
	} catch (error) {
		if (error instanceof Refusal && error.kind === 'incomplete') return error.code;
		if (!(error instanceof DocumentRenderError) || error.failure === 'busy' || error.failure === 'closed') throw error;
		return error.failure === 'crashed' && rounds > 1 ? attempt(print, rounds - 1) : error.failure;
	}
}
