import Router from '@koa/router';
import type {Context} from 'koa';
import {z} from 'zod';
import {showPage} from '../issuer/show-page.ts';
import type {Mail, MailStore} from './open-mail-store.ts';
import {type MailContent, parseMail} from './parse-mail.ts';
import {mailListPage, mailPage, missingPage} from './viewer-pages.ts';

const SANDBOX = 'sandbox allow-popups allow-popups-to-escape-sandbox';
const FOREIGN_CONTENT = {
	'Content-Security-Policy': `${SANDBOX}; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'`,
	'Cache-Control': 'no-store',
	'Referrer-Policy': 'no-referrer',
	'X-Content-Type-Options': 'nosniff',
};

const pageNumber = z.coerce.number().int().min(1).catch(1);

function showMissing(ctx: Context): void {
	ctx.status = 404;
	showPage(ctx, {title: 'Not here · Mailbox', body: missingPage()});
}

/** Sends what somebody else wrote, under a policy that lets it do nothing. */
function sendForeign(ctx: Context, contentType: string, content: string | Buffer, fileName?: string): void {
	if (fileName !== undefined) ctx.attachment(fileName);
	ctx.set({...FOREIGN_CONTENT, 'Content-Type': contentType});
	ctx.body = content;
}

/** The pages of the mailbox, and `/mails.json` for programs: all mails, newest first. */
export function viewerRoutes(store: MailStore) {
	const withMail = (show: (ctx: Context, mail: Mail, content: MailContent) => void) => async (ctx: Context) => {
		const mail = store.mail(ctx.params['id']);
		if (!mail) return showMissing(ctx);
		show(ctx, mail, await parseMail(await store.source(mail)));
	};

	return new Router()
		.get('/', ctx => {
			showPage(ctx, {title: 'Mailbox', body: mailListPage(store.mails(), pageNumber.parse(ctx.query['page']))});
		})
		.get('/mails.json', ctx => {
			ctx.set('Cache-Control', 'no-store');
			ctx.body = store.mails();
		})
		.get(
			'/mails/:id',
			withMail((ctx, mail, content) => showPage(ctx, {title: `${mail.subject} · Mailbox`, body: mailPage(mail, content)})),
		)
		.get(
			'/mails/:id/html',
			withMail((ctx, _mail, {html = ''}) => sendForeign(ctx, 'text/html; charset=utf-8', `<base target="_blank">${html}`)),
		)
		.get(
			'/mails/:id/attachments/:index',
			withMail((ctx, _mail, {files}) => {
				const file = files[Number(ctx.params['index'])];
				if (file) sendForeign(ctx, file.content_type, file.content, file.name);
				else showMissing(ctx);
			}),
		)
		.get('/mails/:id/source', async ctx => {
			const mail = store.mail(ctx.params['id'] ?? '');
			if (mail) sendForeign(ctx, 'message/rfc822', await store.source(mail), `${mail.id}.eml`);
			else showMissing(ctx);
		})
		.get('/{*path}', showMissing)
		.routes();
}
