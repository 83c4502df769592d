import {provideEinvoice} from '../../domain/billing/einvoice/provide-einvoice.ts';
import {type ClaimedMail, claimMail} from '../../domain/billing/mail/claim-mail.ts';
import {InvoiceMail} from '../../domain/billing/mail/invoice-mail.ts';
import {recordMailSent} from '../../domain/billing/mail/record-mail-sent.ts';
import {DocumentRenderError} from '../../domain/billing/paper/document-renderer.ts';
import {type Printing, providePdf} from '../../domain/billing/paper/provide-pdf.ts';
import {minutes} from '../../domain/platform/attempts/waits.ts';
import type {Mail} from '../../domain/platform/mailer.ts';
import {Refusal} from '../../domain/platform/refusals.ts';
import {sqlStateOf} from '../../domain/platform/unit/database-errors.ts';
import {attempted} from '../queue/attempted.ts';
import type {WorkerTools} from '../worker-tools.ts';

export const sendInvoiceMail = attempted<InvoiceMail, ClaimedMail>({
	name: 'billing.send-invoice-mail',
	queue: 'mails',
	summary: 'Sends a document by mail, with its PDF and the e-invoice that the buyer prefers',
	row: InvoiceMail,
	kind: 'invoice_mail',
	lane: {property: 'tenantId', limit: 2},
	waits: minutes(1, 5, 30, 120, 720, 1440),
	// Printing takes 10 s at most, handing over to the server half a minute.
	leaseMs: 60_000,
	prepare: async (unit, mail) => claimMail(unit, mail),
	async call(claimed, tools) {
		try {
			await send(claimed, tools);
			return {kind: 'done', answer: undefined};
		} catch (error) {
			const code = error instanceof DocumentRenderError ? error.failure : (sqlStateOf(error) ?? 'UNKNOWN');
			tools.log.warn({mail: claimed.id, code}, 'a mail was not sent');
			return {kind: 'failed', code};
		}
	},
	record: async (unit, mail, {verdict}) => {
		if (verdict === 'done') await recordMailSent(unit, mail);
	},
});

async function send(claimed: ClaimedMail, tools: WorkerTools & Readonly<{requestId: string}>): Promise<void> {
	const {inUnit, storage, renderer, mailer, config, requestId} = tools;
	const {id, invoiceId, recipients, fromName, replyTo, words} = claimed;
	const as = {reach: {kind: 'everything' as const, because: 'sending a document'}, cause: {requestId, actor: 'system'}};
	const attachments = await attachmentsOf({inUnit, storage, renderer}, {...as, invoiceId, viewer: 'staff'});
	await mailer.send({
		messageId: `<${id}@${new URL(config.publicUrl).hostname}>`,
		...{to: recipients, fromName, ...(replyTo && {replyTo}), ...words},
		attachments,
	});
}

type Asked = Parameters<typeof provideEinvoice>[1];

function noneIfIncomplete(error: unknown): undefined {
	if (error instanceof Refusal && error.kind === 'incomplete') return undefined;
	throw error;
}

/** The PDF, and the e-invoice beside it; one that is a PDF itself takes its place. Where none can be made the PDF goes alone. */
async function attachmentsOf(printing: Printing, asked: Asked): Promise<Mail['attachments']> {
	const einvoice = await provideEinvoice(printing, asked).catch(noneIfIncomplete);
	const attached = einvoice
		? [{name: `${einvoice.name}.${einvoice.ending}`, contentType: einvoice.contentType, bytes: einvoice.bytes}]
		: [];
	if (einvoice?.ending === 'pdf') return attached;
	const {name, bytes} = await providePdf(printing, asked);
	return [{name: `${name}.pdf`, contentType: 'application/pdf', bytes}, ...attached];
}
