import type {ClaimedMail} from '../../domain/billing/mail/claim-mail.ts';
import {DocumentRenderError} from '../../domain/billing/paper/document-renderer.ts';
import type {Outcome} from '../../domain/platform/attempts/attempt.ts';
import type {Mail} from '../../domain/platform/mailer.ts';
import {sqlStateOf} from '../../domain/platform/unit/database-errors.ts';
import type {WorkerTools} from '../worker-tools.ts';

/** Fills a mail and hands it to the server, with what is attached. */
export async function handOverMail(
	{id, owner, recipients, fromName, replyTo, source, variables}: ClaimedMail,
	{renderer, mailer, config, signal}: Pick<WorkerTools, 'renderer' | 'mailer' | 'config'> & Readonly<{signal: AbortSignal}>,
	attachments: Mail['attachments'] = [],
): Promise<void> {
	const words = await renderer.fill(source, variables, {owner});
	const messageId = `<${id}@${new URL(config.publicUrl).hostname}>`;
	await mailer.send({messageId, to: recipients, fromName, ...(replyTo && {replyTo}), ...words, attachments}, signal);
}

/** What came of sending a mail: a code says why it was not sent. */
export async function outcomeOf(
	send: () => Promise<void>,
	{id}: Pick<ClaimedMail, 'id'>,
	{log}: Pick<WorkerTools, 'log'>,
): Promise<Outcome<undefined>> {
	try {
		await send();
		return {kind: 'done', answer: undefined};
	} catch (error) {
		const code = error instanceof DocumentRenderError ? error.failure : (sqlStateOf(error) ?? 'UNKNOWN');
		log.warn({mail: id, code}, 'a mail was not sent');
		return {kind: 'failed', code};
	}
}
