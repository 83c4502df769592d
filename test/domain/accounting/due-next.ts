import {setTimeout as sleep} from 'node:timers/promises';
import test from 'ava';
import {AccountingIntegration} from '../../../src/domain/accounting/integration.ts';
import {dueNext} from '../../../src/domain/accounting/remote/telling.ts';
import {SyncEntry} from '../../../src/domain/accounting/sync-entry.ts';
import {dueAt} from '../../../src/domain/platform/attempts/attempt.ts';
import type {Unit} from '../../../src/domain/platform/unit/unit.ts';
import type {IdOf} from '../../../src/domain/platform/values/id.ts';
import {type Store, startStore} from '../../support/store.ts';

/** Longer than a unit takes that nothing holds up. */
const A_WHILE_MS = 500;
const TENANT = 'tnt_a' as IdOf<'tenant'>;
const PARTNER = 'prt_a' as IdOf<'partner'>;

let store: Store;

test.beforeEach(async () => {
	store = await startStore();
});
test.afterEach.always(async () => store?.close());

const books = async (): Promise<IdOf<'accountingIntegration'>> =>
	store.system(async ({em}) => {
		const integration = em.create(AccountingIntegration, {
			...{partnerId: PARTNER, provider: 'xero' as const, name: 'Xero', isActive: true, settings: {}, currency: 'EUR' as const},
			...{credentialsSealed: null, lastDebtorNumber: 0, lockedThrough: null, testedAt: null, lastSyncAt: null, lastError: null},
			...{connection: null, restsUntil: null, deletedAt: null},
		});
		return integration.id;
	});

const entry = (
	{em}: Unit,
	integrationId: IdOf<'accountingIntegration'>,
	movementId: number,
	tenantId: IdOf<'tenant'> | null = TENANT,
): SyncEntry =>
	em.create(SyncEntry, {
		...{tenantId, partnerId: PARTNER, integrationId, kind: 'invoice' as const, resourceId: `inv_${movementId}`, movementId},
		...{invoiceId: null, documentNumber: null, status: 'pending' as const, externalId: null, error: null, syncedAt: null, askedAt: null},
		...dueAt(null),
	});

for (const event of ['succeed', 'skip', 'fail'] as const) {
	test.serial(`what is entered while the entry before it ends by ${event} is due, though neither sees the other`, async t => {
		const integrationId = await books();
		const told = {integrationId, tenantIds: [TENANT]};
		const first = await store.system(async unit => {
			const {id} = entry(unit, integrationId, 1);
			t.is((await dueNext(unit, told)).length, 1);
			return id;
		});
		const isEntered = Promise.withResolvers<void>();
		const entering = store.system(async unit => {
			entry(unit, integrationId, 2);
			t.deepEqual(await dueNext(unit, told), [], 'the first is on its way');
			isEntered.resolve();
			await sleep(A_WHILE_MS);
		});
		await isEntered.promise;
		await store.system(async unit => {
			const ended = await unit.em.findOneOrFail(SyncEntry, first);
			ended.apply(event);
			ended.nextAttemptAt = null;
			await dueNext(unit, told);
		});
		await entering;
		const [second] = await store.system(async ({em}) => em.find(SyncEntry, {movementId: 2}));
		t.truthy(second?.nextAttemptAt);
	});
}

test.serial('of each tenant the longest waiting entry is due, and of what is about none of them', async t => {
	const integrationId = await books();
	const other = 'tnt_b' as IdOf<'tenant'>;
	await store.system(async unit => {
		const owners = [TENANT, TENANT, other, null, null] as const;
		const entries = owners.map((owner, index) => entry(unit, integrationId, index + 1, owner));
		await unit.em.flush();
		const told = {integrationId, tenantIds: [TENANT, other, null]};
		const first = [entries[0], entries[2], entries[3]].map(one => one?.id).toSorted();
		t.deepEqual((await dueNext(unit, told)).toSorted(), first);
		t.deepEqual(await dueNext(unit, told), [], 'each is due already');
		t.deepEqual(await dueNext(unit, {integrationId, tenantIds: []}), []);
	});
});
