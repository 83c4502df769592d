import {createTransport} from 'nodemailer';
import type {Mailer} from '../../domain/platform/mailer.ts';

/** A server that is slower than this is away. */
const CONNECT_TIMEOUT_MS = 10_000;
const SILENCE_TIMEOUT_MS = 20_000;

type Options = Readonly<{smtpUrl: string; from: string}>;

/** Hands mails to an SMTP server (RFC 5321). Nothing is connected before the first mail; connections are kept for the next one. */
export function createMailer({smtpUrl, from}: Options): Mailer {
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
		async send({messageId, to, replyTo, fromName, subject, text, html, attachments}) {
			await transport.sendMail({
				...{messageId, subject, text, html, replyTo},
				to: [...to],
				from: {name: fromName, address: from},
				attachments: attachments.map(({name, contentType, bytes}) => ({
					filename: name,
					contentType,
					content: Buffer.from(bytes),
				})),
			});
		},
		close: () => transport.close(),
	};
}
