import {createTransport} from 'nodemailer';
import type {Mailer} from '../../domain/platform/mailer.ts';
import {startTimeLimit} from '../../domain/platform/process/time-limit.ts';

/** A server that is slower than this is away. */
const CONNECT_TIMEOUT_MS = 10_000;
const SILENCE_TIMEOUT_MS = 20_000;
/** For one mail, with the wait for a connection, however lively the server is meanwhile. */
const MAIL_LIMIT_MS = 30_000;

type Options = Readonly<{smtpUrl: string; from: string; limitMs?: number}>;

/**
 * Hands mails to an SMTP server (RFC 5321). Nothing is connected before the first mail; connections are kept for the next one. A mail that
 * is not taken in time (`TIME_LIMIT`) is given up with its connection, and like one that nobody waits for any more it is not sent later.
 */
export function createMailer({smtpUrl, from, limitMs = MAIL_LIMIT_MS}: Options): Mailer {
	const transport = createTransport({
		url: smtpUrl,
		pool: true,
		maxConnections: 2,
		connectionTimeout: CONNECT_TIMEOUT_MS,
		greetingTimeout: CONNECT_TIMEOUT_MS,
		socketTimeout: SILENCE_TIMEOUT_MS,
		disableFileAccess: true,
		disableUrlAccess: true,
	});
	return {
		async send({messageId, to, replyTo, fromName, subject, text, html, attachments}, leaving) {
			using limit = startTimeLimit(limitMs);
			const mail = {
				...{messageId, subject, text, html, replyTo},
				to: [...to],
				from: {name: fromName, address: from},
				attachments: attachments.map(({name, contentType, bytes}) => ({
					filename: name,
					contentType,
					content: Buffer.from(bytes),
				})),
				signal: leaving ? AbortSignal.any([limit.signal, leaving]) : limit.signal,
			};
			await transport.sendMail(mail).catch((error: Error) => {
				throw limit.signal.aborted ? Object.assign(new Error('time limit', {cause: error}), {code: 'TIME_LIMIT'}) : error;
			});
		},
		close: () => transport.close({force: true}),
	};
}
