import {z} from 'zod';
import {claimMail} from '../../domain/billing/mail/claim-mail.ts';
import {recordMailFailed, recordMailSent} from '../../domain/billing/mail/record-mail.ts';
import {DocumentRenderError} from '../../domain/billing/paper/document-renderer.ts';
import {providePdf} from '../../domain/billing/paper/provide-pdf.ts';
import {asSystem} from '../../domain/platform/unit/as-system.ts';
import {sqlStateOf} from '../../domain/platform/unit/database-errors.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {job} from '../queue/job.ts';

export const sendInvoiceMail = job({
	name: 'billing.send-invoice-mail',
	queue: 'billing',
	summary: 'Sends a document by mail, with its PDF',
	payload: z.object({mail_id: idOf('invoiceMail'), round: z.string()}),
	key: ({mail_id: id, round}) => `${id}_${round}`,
	async process({mail_id: mailId}, {inUnit, storage, renderer, mailer, config, log, requestId}) {
		const because = 'sending a document';
		const claimed = await asSystem(inUnit, {because, requestId}, async unit => claimMail(unit, {mailId}));
		if (!claimed) return undefined;
		const {invoiceId, recipients, fromName, replyTo, words} = claimed;
		try {
			const as = {reach: {kind: 'everything' as const, because}, cause: {requestId, actor: 'system'}};
			const {name, bytes} = await providePdf({inUnit, storage, renderer}, {...as, invoiceId, viewer: 'staff'});
			await mailer.send({
				messageId: `<${mailId}@${new URL(config.publicUrl).hostname}>`,
				...{to: recipients, fromName, ...(replyTo && {replyTo}), ...words},
				attachments: [{name: `${name}.pdf`, contentType: 'application/pdf', bytes}],
			});
		} catch (error) {
			const code = error instanceof DocumentRenderError ? error.failure : (sqlStateOf(error) ?? 'UNKNOWN');
			log.warn({mail: mailId, code}, 'a mail was not sent');
			await asSystem(inUnit, {because, requestId}, async unit => recordMailFailed(unit, {mailId, code}));
			return undefined;
		}

		await asSystem(inUnit, {because, requestId}, async unit => recordMailSent(unit, {mailId}));
		return undefined;
	},
});
