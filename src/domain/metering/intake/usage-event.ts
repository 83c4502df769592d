import {z} from 'zod';
import {compare, type Decimal, decimalFault, decimalOf, parseDecimal} from '../../platform/values/decimal.ts';
import {namedEnum} from '../../platform/values/named-enum.ts';

/** Why an event is not taken. */
export const rejectionCodes = [
	'invalid',
	'unknown_tenant',
	'unknown_metric',
	'unknown_service',
	'quantity_out_of_range',
	'timestamp_out_of_range',
	'late_rejected',
	'idempotency_conflict',
] as const;

export type RejectionCode = (typeof rejectionCodes)[number];

export const rejectionCode = namedEnum(rejectionCodes, {
	id: 'UsageRejectionCode',
	description:
		"Why an event of usage was not taken. `invalid`: not well formed; `unknown_tenant`: no subscriber of the service at that time; `unknown_metric`, `unknown_service`: not the caller's; `quantity_out_of_range`: negative or too large; `timestamp_out_of_range`: over 35 days ago or 5 minutes ahead; `late_rejected`: its period is over and the metric takes none then; `idempotency_conflict`: its key was used for another event.",
});

export type Rejection = Readonly<{code: RejectionCode; message: string}>;

/** An event as a service sent it, well formed; whether it is taken is judged apart. */
export type UsageEvent = Readonly<{
	idempotencyKey: string;
	tenantId: string;
	metricSlug: string;
	quantity: Decimal;
	/** Undefined: when it arrives. */
	timestamp: Date | undefined;
	serviceSlug: string | undefined;
	subject: string | undefined;
	metadata: Readonly<Record<string, string>> | undefined;
}>;

/** No event counts more than this: a sum of a million of them still is an exact figure that can be priced. */
export const QUANTITY_LIMIT = decimalOf(10n ** 15n);
const TOO_MANY_DIGITS = /^\d{17,}(\.\d*)?$/;

const TEXT_LIMIT = 255;
const METADATA_KEYS_LIMIT = 50;
const METADATA_BYTES_LIMIT = 8192;

const FIELDS = new Set(['idempotency_key', 'tenant_id', 'metric_slug', 'quantity', 'timestamp', 'service_slug', 'subject', 'metadata']);

const instant = z.iso.datetime({offset: true});

const invalid = (field: string, what: string): Rejection => ({code: 'invalid', message: `${field} ${what}`});

/** What keeps a text out of the database, or from being one line. */
function textFault(value: unknown): string | undefined {
	if (typeof value !== 'string') return value === undefined || value === null ? 'is required' : 'must be a text';
	if (value.length === 0 || value.length > TEXT_LIMIT) return `must have 1 to ${TEXT_LIMIT} characters`;
	// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
	if (/[\u0000-\u001f\u007f\ufffd]/.test(value) || !value.isWellFormed()) return 'must be a single line of valid text';
	return undefined;
}

function metadataFault(value: unknown): string | undefined {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'must be an object of texts';
	const entries = Object.entries(value);
	if (entries.length > METADATA_KEYS_LIMIT) return `must have at most ${METADATA_KEYS_LIMIT} keys`;
	for (const [key, item] of entries) {
		if (key === '__proto__') return 'must have no key __proto__';
		if (key === '' || typeof item !== 'string') return 'must be an object of texts';
		if (!`${key}${item}`.isWellFormed() || `${key}${item}`.includes('\u0000')) return 'must hold valid text';
	}

	return Buffer.byteLength(JSON.stringify(value)) > METADATA_BYTES_LIMIT ? `must have at most ${METADATA_BYTES_LIMIT} bytes` : undefined;
}

function quantityRejection(value: unknown): Rejection | undefined {
	if (typeof value !== 'number' && typeof value !== 'string') return invalid('quantity', 'must be a decimal number');
	const text = String(value);
	if (text.startsWith('-')) return {code: 'quantity_out_of_range', message: 'quantity must not be negative'};
	const fault = decimalFault(value);
	const isTooLarge = typeof value === 'number' ? value > 1e15 : TOO_MANY_DIGITS.test(value);
	if (isTooLarge || (!fault && compare(parseDecimal(value), QUANTITY_LIMIT) > 0))
		return {code: 'quantity_out_of_range', message: 'quantity must be at most 1000000000000000'};
	return fault ? invalid('quantity', fault) : undefined;
}

const given = (value: unknown): boolean => value !== undefined && value !== null;

/** The first thing that is wrong with the form of an event; each field is looked at by itself. */
function formRejection(event: Readonly<Record<string, unknown>>): Rejection | undefined {
	for (const field of Object.keys(event)) if (!FIELDS.has(field)) return invalid(field.slice(0, 64), 'is not known here');
	for (const field of ['idempotency_key', 'tenant_id', 'metric_slug']) {
		const fault = textFault(event[field]);
		if (fault) return invalid(field, fault);
	}

	for (const field of ['service_slug', 'subject']) {
		const fault = given(event[field]) ? textFault(event[field]) : undefined;
		if (fault) return invalid(field, fault);
	}

	if (given(event['timestamp']) && !instant.safeParse(event['timestamp']).success)
		return invalid('timestamp', 'must be a time like 2026-06-01T00:00:00Z');
	const fault = given(event['metadata']) ? metadataFault(event['metadata']) : undefined;
	return fault ? invalid('metadata', fault) : quantityRejection(event['quantity']);
}

const textOr = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Reads one event of a request, or says why it is none. */
export function readUsageEvent(sent: Readonly<Record<string, unknown>>): UsageEvent | Rejection {
	const rejection = formRejection(sent);
	if (rejection) return rejection;
	const timestamp = textOr(sent['timestamp']);
	return {
		idempotencyKey: String(sent['idempotency_key']),
		tenantId: String(sent['tenant_id']),
		metricSlug: String(sent['metric_slug']),
		quantity: parseDecimal(sent['quantity'] as string | number),
		timestamp: timestamp === undefined ? undefined : new Date(timestamp),
		serviceSlug: textOr(sent['service_slug']),
		subject: textOr(sent['subject']),
		metadata: given(sent['metadata']) ? (sent['metadata'] as Record<string, string>) : undefined,
	};
}
