import {type Html, html} from '../issuer/html.ts';
import type {Mail} from './open-mail-store.ts';
import type {MailContent} from './parse-mail.ts';

const MAILS_A_PAGE = 50;
const PREVIEW_CHARACTERS = 160;

const moment = new Intl.DateTimeFormat('en-GB', {dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC'});

const when = (instant: string): Html => html`<time datetime="${instant}">${moment.format(new Date(instant))} UTC</time>`;

const subjectOf = ({subject}: Mail): string => subject.trim() || '(no subject)';

const sizeOf = (bytes: number): string => (bytes < 1024 ? `${bytes} bytes` : `${(bytes / 1024).toFixed(bytes < 10_240 ? 1 : 0)} KiB`);

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

const frame = (main: Html): Html => html`<header class="bar">
<a class="brand" href="/">Mailbox</a>
<nav aria-label="Mailbox"><a href="/">Refresh</a><a href="/mails.json">JSON</a></nav>
</header>
<main class="sheet">${main}</main>`;

/** The name in front of an address, where there is one. */
const nameIn = (from: string): string => /^"?([^"<]+?)"? </.exec(from)?.[1] ?? from;

const previewOf = (text: string): string =>
	text
		.slice(0, PREVIEW_CHARACTERS * 2)
		.replaceAll(/\s+/g, ' ')
		.trim()
		.slice(0, PREVIEW_CHARACTERS);

const row = (mail: Mail): Html => html`<li><a href="/mails/${mail.id}">
<span class="from">${nameIn(mail.from)}</span>
<span class="subject">${subjectOf(mail)}</span>
<span class="when">${when(mail.received_at)}</span>
<span class="to">to ${mail.to.join(', ')}</span>
<span class="preview">${previewOf(mail.text)}</span>
<span class="more">${mail.attachments.length > 0 && counted(mail.attachments.length, 'attachment')}</span>
</a></li>`;

const list = (mails: readonly Mail[], page: number, lastPage: number): Html => html`<ul class="mails">${mails.map(row)}</ul>
<nav class="pages" aria-label="Pages">
<span>${page > 1 && html`<a href="/?page=${page - 1}">← Newer</a>`}</span>
<span>${page < lastPage && html`<a href="/?page=${page + 1}">Older →</a>`}</span>
</nav>`;

const nothing = html`<p class="empty">No mail yet. What the system sends appears here; nothing leaves this machine.</p>`;

/** All mails, newest first, 50 a page; a page past the end shows the last one. */
export function mailListPage(mails: readonly Mail[], askedPage: number): Html {
	const lastPage = Math.max(1, Math.ceil(mails.length / MAILS_A_PAGE));
	const page = Math.min(askedPage, lastPage);
	const shown = mails.slice((page - 1) * MAILS_A_PAGE, page * MAILS_A_PAGE);

	return frame(html`<h1>${counted(mails.length, 'mail')}</h1>
<p class="muted">Everything this system has sent. Nothing leaves this machine.</p>
${mails.length === 0 ? nothing : list(shown, page, lastPage)}`);
}

const attachment = ({id}: Mail, {name, size_bytes}: Mail['attachments'][number], index: number): Html =>
	html`<li><a href="/mails/${id}/attachments/${index}" download>${name}<small>${sizeOf(size_bytes)}</small></a></li>`;

const htmlBody = ({id}: Mail): Html => html`<section class="body"><h2>As it looks</h2>
<iframe src="/mails/${id}/html" title="The mail as it looks" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe></section>`;

/** One mail. Its HTML stands in a frame that may neither run scripts nor load anything. */
export const mailPage = (mail: Mail, {html: markup, text}: MailContent): Html =>
	frame(html`<h1>${subjectOf(mail)}</h1>
<dl class="headers">
<dt>From</dt><dd>${mail.from}</dd>
<dt>To</dt><dd>${mail.to.join(', ')}</dd>
<dt>Received</dt><dd>${when(mail.received_at)} · <a href="/mails/${mail.id}/source" download>source</a></dd>
</dl>
${mail.attachments.length > 0 && html`<ul class="attachments" aria-label="Attachments">${mail.attachments.map((file, index) => attachment(mail, file, index))}</ul>`}
${markup !== undefined && htmlBody(mail)}
<section class="body"><h2>Text</h2><pre>${text}</pre></section>`);

export const missingPage = (): Html =>
	frame(html`<h1>Not here</h1><p class="muted">This mail does not exist, or newer ones have taken its place.</p>`);
