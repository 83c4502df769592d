import {provideEinvoice} from '../../domain/billing/einvoice/provide-einvoice.ts';
import {type ClaimedInvoiceMail, claimMail} from '../../domain/billing/mail/claim-mail.ts';
import {InvoiceMail} from '../../domain/billing/mail/invoice-mail.ts';
import {recordMailSent} from '../../domain/billing/mail/record-mail-sent.ts';
import {type Printing, providePdf} from '../../domain/billing/paper/provide-pdf.ts';
import {minutes} from '../../domain/platform/attempts/waits.ts';
import type {Mail} from '../../domain/platform/mailer.ts';
import {Refusal} from '../../domain/platform/refusals.ts';
import {attempted} from '../queue/attempted.ts';
import type {WorkerTools} from '../worker-tools.ts';
import {handOverMail, outcomeOf} from './hand-over-mail.ts';

export const sendInvoiceMail = attempted<InvoiceMail, ClaimedInvoiceMail>({
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
	call: async (claimed, tools) => outcomeOf(async () => send(claimed, tools), claimed, tools),
	record: async (unit, mail, {verdict}) => {
		if (verdict === 'done') await recordMailSent(unit, mail);
	},
});

async function send(claimed: ClaimedInvoiceMail, tools: WorkerTools & Readonly<{signal: AbortSignal; requestId: string}>): Promise<void> {
	const {inUnit, storage, renderer, requestId} = tools;
	const as = {reach: {kind: 'everything' as const, because: 'sending a document'}, cause: {requestId, actor: 'system'}};
	const asked = {...as, invoiceId: claimed.invoiceId, viewer: 'staff'} as const;
	await handOverMail(claimed, tools, await attachmentsOf({inUnit, storage, renderer}, asked));
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
