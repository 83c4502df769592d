import type {Readable} from 'node:stream';
import type {Day} from './values/period.ts';

/** Where the identity provider does what. */
export type IdentityEndpoints = Readonly<{authorization: string; token: string; endSession: string | undefined}>;

/** The identity provider's token endpoint, as people's browsers need it. */
export type IdentityProvider = Readonly<{
	/** Where it signs people in and out (OpenID Connect Discovery 1.0). Throws when it cannot be reached. */
	endpoints: () => Promise<IdentityEndpoints>;
	/** Passes a token request on. Answers the provider's status and body; throws when it cannot be reached or answers nonsense. */
	exchange: (form: Readonly<Record<string, string>>) => Promise<{status: number; body: Record<string, unknown>}>;
}>;

/** Says which addresses may be called. The implementation resolves names and judges every answer. */
export type AddressPolicy = Readonly<{
	/** What is wrong with a URL as a target, as a sentence; undefined when it may be called. */
	faultOf: (url: string) => Promise<string | undefined>;
}>;

/** How much work waits in the queues. */
export type QueueDepth = Readonly<{waiting: number; active: number; delayed: number; failed: number}>;

/** What is known of the queues and of the jobs that were run. */
export type Backlog = Readonly<{
	/** The depth of each queue; undefined when Redis cannot be reached. */
	depths: () => Promise<Readonly<Record<string, QueueDepth>> | undefined>;
	/** How many jobs the workers completed since they first ran, over all processes. */
	completed: () => Promise<number>;
	isReachable: () => Promise<boolean>;
}>;

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

/** What the EU's register of VAT numbers says of one. */
export type VatAnswer = Readonly<{isValid: boolean /** What it answered, kept small. */; evidence: Readonly<Record<string, unknown>>}>;

/** The EU's register of VAT numbers (Regulation (EU) 904/2010, Art. 31). */
export type VatRegister = Readonly<{
	/** `countryCode` is the prefix of the number (EL for Greece). Undefined when the register, or the member state's, is not available. */
	check: (number: Readonly<{countryCode: string; vatNumber: string}>) => Promise<VatAnswer | undefined>;
}>;

/** The reference rates of one day: what one euro is in each currency, as plain decimals. */
export type DayOfRates = Readonly<{day: Day; perEuro: ReadonlyMap<string, string>}>;

/** The euro foreign exchange reference rates of the European Central Bank. */
export type ExchangeRates = Readonly<{
	/** The days that were published after `known`, oldest first; of the last months when it is undefined. Throws when they cannot be had. */
	publishedAfter: (known: Day | undefined) => Promise<readonly DayOfRates[]>;
}>;

/** A person as the identity provider's directory describes them. */
export type DirectoryUser = Readonly<{
	id: `usr_${string}`;
	email: string | null;
	displayName: string | null;
	tenantId: `tnt_${string}` | undefined;
	partnerId: `prt_${string}` | undefined;
	isActive: boolean;
}>;

/** A group as the identity provider's directory describes it. */
export type DirectoryGroup = Readonly<{
	id: `grp_${string}`;
	tenantId: `tnt_${string}` | undefined;
	name: string;
	description: string | null;
	memberIds: readonly `usr_${string}`[];
}>;

/** A part of the directory; `nextCursor` says where the next one begins, and is absent on the last. */
export type DirectoryPage<T> = Readonly<{items: readonly T[]; nextCursor: string | undefined}>;

/** The identity provider's directory: everybody, page by page. Throws a `DirectoryFault` when it cannot be read. */
export type Directory = Readonly<{
	users: (cursor: string | undefined) => Promise<DirectoryPage<DirectoryUser>>;
	groups: (cursor: string | undefined) => Promise<DirectoryPage<DirectoryGroup>>;
}>;

/** The directory could not be read; `code` says why without naming a value. */
export class DirectoryFault extends Error {
	readonly code: string;

	constructor(code: string) {
		super(code);
		this.name = 'DirectoryFault';
		this.code = code;
	}
}
/** A file out of the store. Whoever takes it must read its body to the end or destroy it. */
export type StoredFile = Readonly<{contentType: string; sizeBytes: number; body: Readable}>;

/** Where documents and uploads lie: a folder, or a bucket. Keys look like `icons/4f3c.png`; their ending says the content type. */
export type Storage = Readonly<{
	/** Writes a file whole or not at all; one that lies there is replaced. Throws on a key that is not sound, and when the store fails. */
	put: (key: string, bytes: Uint8Array, contentType: string) => Promise<void>;
	/** Undefined when nothing lies there, or the key is not sound. */
	get: (key: string) => Promise<StoredFile | undefined>;
	/** Deleting what is not there is no fault. */
	delete: (key: string) => Promise<void>;
}>;

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

/** Hands mails to a server that delivers them. Throws when it does not take one; the error's `code` says why. */
export type Mailer = Readonly<{send: (mail: Mail) => Promise<void>; close: () => void}>;
