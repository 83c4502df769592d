import type {z} from 'zod';

/** A kind of fact: what happened, to what, and what is told about it. */
export type FactDeclaration<Data extends z.ZodObject = z.ZodObject> = Readonly<{
	/** One sentence, for the catalogue of facts. */
	summary: string;
	/** What is told. For public facts this is the `data` of the webhook, word for word. */
	data: Data;
	/** The field of `data` that names the thing it happened to. */
	subject: keyof z.infer<Data> & string;
	/** A public fact is a webhook topic; the others only make our own workers move. */
	isPublic: boolean;
}>;

/** Declares a kind of fact. */
export const fact = <Data extends z.ZodObject>(declaration: FactDeclaration<Data>): FactDeclaration<Data> => declaration;

export type FactTable = Readonly<Record<string, FactDeclaration>>;

/** A fact as a use case records it. `step` tells one occurrence from the next: a version, a period's start, an attempt. */
export type RecordedFact<T extends FactTable> = {
	[Type in keyof T & string]: Readonly<{type: Type; data: z.infer<T[Type]['data']>; step: string | number; owner: FactOwner}>;
}[keyof T & string];

/** Whose fact it is: decides which subscribers are told. */
export type FactOwner = Readonly<{tenantId?: string; partnerId?: string}>;

/** The owner of a fact about a thing that belongs to a tenant. */
export const ownedAs = ({tenantId, partnerId}: Readonly<{tenantId: string; partnerId: string}>): FactOwner => ({tenantId, partnerId});

/** A fact as it left the outbox. */
export type StoredFact<Type extends string = string, Data = Record<string, unknown>> = Readonly<{
	id: string;
	type: Type;
	data: Data;
	idempotencyKey: string;
	tenantId: string | null;
	partnerId: string | null;
	requestId: string;
	occurredAt: Date;
	recordedAt: Date;
}>;

/** `<resource type>:<id>:<event>:<lifecycle step>`: the same occurrence always gives the same key. */
export function idempotencyKeyOf(
	type: string,
	declaration: FactDeclaration,
	fact: {data: Record<string, unknown>; step: string | number},
): string {
	const dot = type.lastIndexOf('.');
	return `${type.slice(0, dot)}:${String(fact.data[declaration.subject])}:${type.slice(dot + 1)}:${fact.step}`;
}
