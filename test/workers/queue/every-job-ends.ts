import {randomUUID} from 'node:crypto';
import {once} from 'node:events';
import test from 'ava';
import {pino} from 'pino';
import {connectRedis} from '../../../src/adapters/bullmq/connect-redis.ts';
import {openFoundations} from '../../../src/adapters/process/open-foundations.ts';
import {readConfig} from '../../../src/config.ts';
import {newId} from '../../../src/domain/platform/values/id.ts';
import {jobs} from '../../../src/workers/jobs.ts';
import {openWorkerTools} from '../../../src/workers/open-worker-tools.ts';
import {createEnqueue} from '../../../src/workers/queue/enqueue.ts';
import type {AnyJob} from '../../../src/workers/queue/job.ts';
import {serveQueue} from '../../../src/workers/queue/work.ts';
import {schedule} from '../../../src/workers/schedule.ts';
import {redisUrl} from '../../support/database.ts';
import {emptyQueues} from '../../support/empty-queues.ts';
import {until} from '../../support/processes.ts';
import {startStore} from '../../support/store.ts';
import {testEnvironment} from '../../support/world.ts';

const WITHIN_MS = 60_000;
const NOW = new Date('2026-06-01T10:00:00Z');

/** How work ends that fails for a fault of ours each time. */
type Ending =
	/** The clock starts it: the next due instant looks again. */
	| 'clock'
	/** Its row counts attempts, and is given up after the last. */
	| 'attempts'
	/** Its row says that it failed (`giveUp`). */
	| 'row'
	/** Of a slice the thing that cannot be done is found and set aside by itself. */
	| 'slice'
	/** It counts or sets aside itself what cannot be done. */
	| 'itself'
	/** It follows from a fact, or is looked for hours later: the operator is told, and nobody comes back to it before. */
	| 'once';

type Known = Readonly<{ending: Ending; payload: object}>;

const id = (kind: Parameters<typeof newId>[0]): string => newId(kind, NOW);
const account = {tenant_id: 'tnt_none', partner_id: 'prt_none', currency: 'EUR'};
const run = {run_id: id('run')};
const invoice = {invoice_id: id('invoice')};
const slice = {subscription_ids: [id('subscription')]};

/** Every job that is not an entry of the schedule and not one that counts attempts: how it ends, and what it may be asked for. */
const known: Readonly<Record<string, Known>> = {
	'subscriptions.pass-period-ends': {ending: 'slice', payload: slice},
	'subscriptions.tell-trials-ending': {ending: 'slice', payload: slice},
	'provisioning.begin-workflow': {
		ending: 'once',
		payload: {subscription_id: id('subscription'), kind: 'activate', occasion: 'subscription:none:1'},
	},
	// Calls are counted one by one; a lane that cannot even be looked at is looked at by the sweep.
	'provisioning.make-calls': {ending: 'itself', payload: {service_id: id('service')}},
	'provisioning.end-holds': {ending: 'slice', payload: {workflow_ids: [id('workflow')]}},
	'billing.start-run': {ending: 'row', payload: run},
	'billing.spread-run': {ending: 'row', payload: run},
	'billing.bill-run-slice': {ending: 'slice', payload: {...run, accounts: [account]}},
	// What it should have billed stays due: the next run finds it, and gives it up there.
	'billing.bill-account': {ending: 'itself', payload: account},
	'billing.finalize-waiting': {ending: 'slice', payload: {accounts: [account]}},
	'billing.render-pdf': {ending: 'row', payload: invoice},
	'billing.queue-trial-mail': {ending: 'once', payload: {subscription_id: id('subscription'), days_left: 3, occasion: 'x'}},
	'payments.collect-invoices': {ending: 'slice', payload: {invoice_ids: [invoice.invoice_id]}},
	'payments.mark-overdue': {ending: 'slice', payload: {invoice_ids: [invoice.invoice_id]}},
	'payments.suspend-unpaid': {ending: 'row', payload: {dunning_id: id('dunning')}},
	'payments.restore-standing': {ending: 'once', payload: {invoice_ids: [invoice.invoice_id]}},
	'payments.pursue-reversed': {ending: 'once', payload: invoice},
	'payments.settle-paid-out': {ending: 'once', payload: {credit_note_id: invoice.invoice_id}},
	'payments.forget-method': {ending: 'once', payload: {method_id: id('paymentMethod')}},
	'accounting.tell-books': {ending: 'slice', payload: {partner_id: 'prt_none', movement_id: 1}},
	'accounting.sync-integration': {ending: 'slice', payload: run},
	'accounting.keep-connection': {ending: 'once', payload: {integration_id: id('accountingIntegration')}},
	'webhooks.publish-facts': {ending: 'itself', payload: {}},
	'webhooks.replay-events': {ending: 'itself', payload: {replay_id: id('webhookReplay')}},
	'organization.sync-directory': {ending: 'itself', payload: run},
	'notifications.notify-people': {ending: 'once', payload: {fact_id: randomUUID(), recorded_at: NOW.toISOString()}},
};

const isEntry = (job: AnyJob): boolean => schedule.some(entry => entry.job === (job as object));

const endingOf = (job: AnyJob): Ending | undefined => {
	if (isEntry(job)) return 'clock';
	return 'retries' in job ? 'attempts' : known[job.name]?.ending;
};

const payloadOf = (job: AnyJob): object => {
	if (isEntry(job)) return {due_at: NOW.toISOString()};
	return 'retries' in job ? {id: id('invoice')} : (known[job.name]?.payload ?? {});
};

test('of every job it is known how its work ends that fails for a fault of ours each time', t => {
	t.deepEqual(
		jobs.filter(job => endingOf(job) === undefined).map(({name}) => name),
		[],
		'a new job stands in the list above',
	);
	t.deepEqual(
		Object.keys(known).filter(name => !jobs.some(job => job.name === name)),
		[],
	);
	t.deepEqual(
		jobs.filter(job => (job.giveUp !== undefined) !== (endingOf(job) === 'row')).map(({name}) => name),
		[],
		'whoever has a row says so, and nobody else',
	);
});

test('every job that fails for a fault of ours ends, once, and the operator is told once of each', async t => {
	const store = await startStore();
	const parts = new AsyncDisposableStack();
	t.teardown(async () => {
		await parts.disposeAsync();
		await store.close();
	});
	const log = pino({level: 'silent'});
	const space = `-${randomUUID()}`;
	const config = readConfig(testEnvironment({DATABASE_URL: store.database.appUrl, REDIS_URL: redisUrl()}));
	const {tools: shared, ...foundations} = openFoundations(config, log, {kind: 'both', clock: store.clock, space}, parts);
	const {queues, redis} = foundations;
	if (redis.status !== 'ready') await once(redis, 'ready');
	parts.defer(async () => emptyQueues(queues));
	const tools = openWorkerTools({...foundations, tools: shared}, parts);
	const connection = connectRedis(config.redisUrl, 'wait', log);
	parts.defer(() => connection.disconnect());
	const broken = jobs.map(job => ({
		...job,
		backoffMs: 1,
		process: async () => {
			throw new TypeError('a fault of ours');
		},
	}));
	const enqueue = createEnqueue(queues);
	await enqueue(
		broken.map((job, nth) => ({job, payload: payloadOf(jobs[nth] as AnyJob), requestId: 'req_test', cause: 'test', owner: {}})),
	);
	for (const queue of new Set(jobs.map(job => job.queue))) {
		const worker = serveQueue({
			...{connection, space, queue, jobs: broken, tools, enqueue, concurrency: 4},
			...{onDone: () => undefined, onFailed: () => undefined, countCompleted: async () => undefined},
		});
		parts.defer(async () => worker.close());
		worker.run().catch(() => undefined);
	}

	const told = async (): Promise<string[]> =>
		store.system(async ({em}) => {
			const rows = await em.execute<{name: string}[]>(
				"select data->>'resource_id' as name from fact where type = 'work.failed_for_good' and data->>'kind' = 'job'",
			);
			return rows.map(({name}) => name);
		});
	const left = async (): Promise<number> =>
		Object.values((await queues.backlog.depths()) ?? {}).reduce((sum, {waiting, active, delayed}) => sum + waiting + active + delayed, 0);
	t.true(await until(WITHIN_MS, async () => (await told()).length >= jobs.length && (await left()) === 0));
	t.deepEqual((await told()).toSorted(), jobs.map(({name}) => name).toSorted());
});
