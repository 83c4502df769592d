import {hash} from 'node:crypto';
import {formatDecimal} from '../../platform/values/decimal.ts';
import type {UsageEvent} from './usage-event.ts';

/** 128 bits are enough to tell two contents of one key apart. */
const HASH_CHARACTERS = 22;

/**
 * What an event says, as a short text: two sends of one key are the same event when they say the same, however it is written (`1` and
 * `1.0`, the order of metadata). A time that was left out is nothing that was said.
 */
export function contentHash({tenantId, metricSlug, quantity, timestamp, subject, metadata}: UsageEvent): string {
	const sortedMetadata = metadata && Object.entries(metadata).sort(([one], [other]) => (one < other ? -1 : 1));
	const content = [tenantId, metricSlug, formatDecimal(quantity), timestamp?.toISOString(), subject, sortedMetadata];
	return hash('sha256', JSON.stringify(content), 'base64url').slice(0, HASH_CHARACTERS);
}
