/** What the local issuer mints for the sandbox. */
export type LocalIssuer = Readonly<{
	mint: (claims: Readonly<Record<string, unknown>>) => Promise<{token: string}>;
}>;

/** A mail in the local mailbox. */
export type ReceivedMail = Readonly<{
	id: string;
	from: string;
	to: readonly string[];
	subject: string;
	received_at: string;
	text: string;
	attachments: readonly Readonly<{name: string; content_type: string; size_bytes: number}>[];
}>;

/** The local mailbox: what was sent, newest first. */
export type LocalMailbox = Readonly<{list: () => Promise<readonly ReceivedMail[]>}>;
