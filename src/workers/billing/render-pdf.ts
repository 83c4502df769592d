import {z} from 'zod';
import {failEinvoice} from '../../domain/billing/einvoice/fail-einvoice.ts';
import {provideEinvoice} from '../../domain/billing/einvoice/provide-einvoice.ts';
import {DocumentRenderError} from '../../domain/billing/paper/document-renderer.ts';
import {failPdf} from '../../domain/billing/paper/fail-pdf.ts';
import {providePdf} from '../../domain/billing/paper/provide-pdf.ts';
import {dueMails} from '../../domain/billing/queries.ts';
import {Refusal} from '../../domain/platform/refusals.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {job, to} from '../queue/job.ts';
import {sendInvoiceMail} from './send-invoice-mail.ts';

/** The renderer tries a crash twice by itself: after so many rounds it has crashed three times and more. */
const ROUNDS = 2;
const MAILS_LIMIT = 100;

export const renderPdf = job({
	name: 'billing.render-pdf',
	queue: 'documents',
	summary: 'Prints a final document from its snapshots, makes its e-invoice, and puts both into the store',
	payload: z.object({invoice_id: idOf('invoice')}),
	async process({invoice_id: invoiceId}, {inUnit, system, look, storage, renderer, log, requestId}) {
		const as = {reach: {kind: 'everything' as const, because: 'printing'}, cause: {requestId, actor: 'system'}};
		const asked = {...as, invoiceId, viewer: 'staff', isAnew: true} as const;
		const failure = await attempt(async () => providePdf({inUnit, storage, renderer}, asked), ROUNDS);
		if (failure) {
			log.error({invoice: invoiceId, code: failure}, 'a document cannot be printed');
			await system(async unit => failPdf(unit, {invoiceId, code: failure}));
			return [];
		}

		const code = await attempt(async () => provideEinvoice({inUnit, storage, renderer}, asked), ROUNDS);
		if (code) {
			log.warn({invoice: invoiceId, code}, 'no e-invoice can be made of a document');
			await system(async unit => failEinvoice(unit, {invoiceId, code}));
		}

		const mails = await look(async unit => dueMails(unit, {invoiceId, limit: MAILS_LIMIT}));
		return mails.map(id => to(sendInvoiceMail, {id}));
	},
	giveUp: async ({invoice_id: invoiceId}, {unit, code}) => failPdf(unit, {invoiceId, code}),
});

/** Why it did not work, if so. What the document itself makes impossible is not tried again; what may pass is the queue's to try again. */
async function attempt(print: () => Promise<unknown>, rounds: number): Promise<string | undefined> {
	try {
		await print();
		return undefined;
	} catch (error) {
		if (error instanceof Refusal && error.kind === 'incomplete') return error.code;
		if (!(error instanceof DocumentRenderError) || error.failure === 'busy' || error.failure === 'closed') throw error;
		return error.failure === 'crashed' && rounds > 1 ? attempt(print, rounds - 1) : error.failure;
	}
}
