import {join} from 'node:path';
import Koa from 'koa';
import type {Logger} from 'pino';
import {serveLocally} from '../issuer/serve-locally.ts';
import {serveStyle} from '../issuer/show-page.ts';
import {openMailStore} from './open-mail-store.ts';
import {receiveMails} from './receive-mails.ts';
import {viewerRoutes} from './viewer-routes.ts';

export type MailboxOptions = Readonly<{
	/** Ports on 127.0.0.1; 0 takes a free one. */
	smtpPort: number;
	viewerPort: number;
	/** Mails are kept in its subfolder `mailbox`. */
	dataFolder: string;
	/** Real time. */
	now: () => Date;
	log: Logger;
}>;

/** `smtpUrl` is for `SMTP_URL`; `viewerUrl` is for a browser, and `<viewerUrl>/mails.json` for programs. */
export type Mailbox = Readonly<{smtpUrl: string; viewerUrl: string; stop: () => Promise<void>}>;

/**
 * Starts the local mailbox, which takes every mail the system sends in development and tests, and shows it. Anybody on this machine
 * can read it; it listens on 127.0.0.1 only. Throws when a port is taken.
 */
export async function startMailbox({smtpPort, viewerPort, dataFolder, now, log}: MailboxOptions): Promise<Mailbox> {
	const store = openMailStore(join(dataFolder, 'mailbox'), now);
	const app = new Koa().use(serveStyle(new URL('mailbox.css', import.meta.url))).use(viewerRoutes(store));
	app.on('error', error => log.error({error}, 'the local mailbox failed at a request'));

	const viewer = await serveLocally(viewerPort, 'the page of the local mailbox', () => app.callback());
	const receiver = await receiveMails(smtpPort, store, log).catch(async error => {
		await viewer.stop();
		throw error;
	});

	log.info({smtpUrl: receiver.smtpUrl, viewerUrl: viewer.origin}, 'the local mailbox listens');
	return {
		smtpUrl: receiver.smtpUrl,
		viewerUrl: viewer.origin,
		async stop() {
			await Promise.all([receiver.stop(), viewer.stop()]);
		},
	};
}
