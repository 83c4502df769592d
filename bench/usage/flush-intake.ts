import {defineEntity, MikroORM, p} from '@mikro-orm/postgresql';
import type {UsageIntake} from '../../src/api/metering/usage-intake.ts';
import {contentHash} from '../../src/domain/metering/intake/content-hash.ts';
import type {IngestOutcome, Submission} from '../../src/domain/metering/intake/ingest.ts';
import {readUsageEvent, type UsageEvent} from '../../src/domain/metering/intake/usage-event.ts';
import {formatDecimal} from '../../src/domain/platform/values/decimal.ts';

const key = defineEntity({
	name: 'PlainKey',
	tableName: 'usage_key',
	properties: {
		serviceId: p.string().primary(),
		idempotencyKey: p.string().primary(),
		contentHash: p.string(),
		batchId: p.bigint(),
		expiresAt: p.datetime(),
	},
});
const batch = defineEntity({
	name: 'PlainBatch',
	tableName: 'usage_batch',
	properties: {
		id: p.bigint().primary(),
		firstAt: p.datetime(),
		lastAt: p.datetime(),
		eventCount: p.integer(),
	},
});
const event = defineEntity({
	name: 'PlainEvent',
	tableName: 'usage_event',
	properties: {
		batchId: p.bigint(),
		serviceId: p.string().primary(),
		idempotencyKey: p.string().primary(),
		tenantId: p.string(),
		partnerId: p.string(),
		metricSlug: p.string(),
		quantity: p.decimal(),
		at: p.datetime(),
		metadata: p.json().nullable(),
	},
});

const KEY_KEPT_MS = 36 * 24 * 3_600_000;
const POOL_SIZE = 10;

/** The plain way to take usage: an entity for each key and event, and a flush. It writes the same tables, one transaction a request. */
export async function createFlushIntake(url: string, now: Date): Promise<UsageIntake & {close: () => Promise<void>}> {
	const orm = await MikroORM.init({entities: [key, batch, event], clientUrl: url, pool: {min: 0, max: POOL_SIZE}, ensureDatabase: false});
	let nextBatch = 1_000_000_000;
	const write = async ({sender}: Submission, events: readonly UsageEvent[]): Promise<IngestOutcome> => {
		const em = orm.em.fork();
		em.setSessionContext({role: 'system'});
		return em.transactional(async inner => {
			const known = await inner.find(key, {serviceId: sender.id, idempotencyKey: {$in: events.map(({idempotencyKey}) => idempotencyKey)}});
			const taken = new Set(known.map(({idempotencyKey}) => idempotencyKey));
			const fresh = events.filter(({idempotencyKey}) => !taken.has(idempotencyKey));
			const made = inner.create(batch, {id: BigInt(nextBatch++), firstAt: now, lastAt: now, eventCount: fresh.length});
			await inner.flush();
			for (const each of fresh) {
				const ids = {serviceId: sender.id, idempotencyKey: each.idempotencyKey};
				const at = each.timestamp ?? now;
				inner.create(key, {...ids, batchId: made.id, contentHash: contentHash(each), expiresAt: new Date(now.getTime() + KEY_KEPT_MS)});
				inner.create(event, {
					...{...ids, at, batchId: made.id, tenantId: each.tenantId, partnerId: 'prt_reseller'},
					...{metricSlug: each.metricSlug, quantity: formatDecimal(each.quantity), metadata: each.metadata},
				});
			}

			return {accepted: fresh.length, duplicates: known.length, rejected: []};
		});
	};
	return {
		take: async submission =>
			write(
				submission,
				submission.events.map(readUsageEvent).filter((read): read is UsageEvent => !('code' in read)),
			),
		flush: async () => undefined,
		close: async () => orm.close(),
	};
}
