import {z} from 'zod';

/** A public fact as others are told of it, at its place in the one order of all. */
export type Event = Readonly<{
	/** Counts up by one from event to event; an event that is seen later never has a lower one. */
	position: bigint;
	/** Business time, never before that of the event before. */
	publishedAt: Date;
	id: string;
	type: string;
	data: Readonly<Record<string, unknown>>;
	idempotencyKey: string;
	tenantId: string | null;
	partnerId: string | null;
	/** The thing that it happened to. */
	subjectId: string;
	occurredAt: Date;
}>;

export type EventRow = {
	position: string;
	published_at: Date | string;
	id: string;
	type: string;
	data: Record<string, unknown>;
	idempotency_key: string;
	tenant_id: string | null;
	partner_id: string | null;
	subject_id: string;
	occurred_at: Date | string;
};

export const EVENT_COLUMNS = 'position, published_at, id, type, data, idempotency_key, tenant_id, partner_id, subject_id, occurred_at';

export const eventFromRow = (row: EventRow): Event => ({
	position: BigInt(row.position),
	publishedAt: new Date(row.published_at),
	id: row.id,
	type: row.type,
	data: row.data,
	idempotencyKey: row.idempotency_key,
	tenantId: row.tenant_id,
	partnerId: row.partner_id,
	subjectId: row.subject_id,
	occurredAt: new Date(row.occurred_at),
});

export const EVENT_VERSION = '1.0';
export const SOURCE = 'scaicontrol';

/** What webhooks and the feed carry of an event. */
export type Envelope = Readonly<{
	event_id: string;
	event_type: string;
	event_version: string;
	occurred_at: string;
	source: string;
	idempotency_key: string;
	data: Readonly<Record<string, unknown>>;
}>;

/** An event as it is told. */
export const envelopeOf = ({
	id,
	type,
	occurredAt,
	idempotencyKey,
	data,
}: Omit<Event, 'position' | 'publishedAt' | 'tenantId' | 'partnerId' | 'subjectId'>): Envelope => ({
	event_id: id,
	event_type: type,
	event_version: EVENT_VERSION,
	occurred_at: occurredAt.toISOString(),
	source: SOURCE,
	idempotency_key: idempotencyKey,
	data,
});

/** What is told of facts of one type. */
export const envelopeSchemaOf = <Data extends z.ZodType>(type: string, data: Data) =>
	z.object({
		event_id: z.uuid(),
		event_type: z.literal(type),
		event_version: z.literal(EVENT_VERSION),
		occurred_at: z.iso.datetime(),
		source: z.literal(SOURCE),
		idempotency_key: z.string().meta({description: 'The same for the same occurrence, whatever carries it.'}),
		data: data.meta({description: 'What happened, to what.'}),
	});
