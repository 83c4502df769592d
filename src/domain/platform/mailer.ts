/** A mail as it leaves. Names and texts are data: the adapter writes the headers. */
export type Mail = Readonly<{
	/** The same for the same mail, so that one that arrives twice can be told. */
	messageId: string;
	to: readonly string[];
	/** Where answers go. */
	replyTo?: string;
	/** What the sender is called. */
	fromName: string;
	subject: string;
	text: string;
	html: string;
	attachments: readonly Readonly<{name: string; contentType: string; bytes: Uint8Array}>[];
}>;

/**
 * Hands mails to a server that delivers them. Throws when it does not take one; the error's `code` says why. One whose signal says that nobody
 * waits any more is not begun.
 */
export type Mailer = Readonly<{send: (mail: Mail, signal?: AbortSignal) => Promise<void>; close: () => void}>;
