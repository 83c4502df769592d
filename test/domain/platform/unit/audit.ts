import test from 'ava';
import {Partner} from '../../../../src/domain/organization/partner.ts';
import {newPartner} from '../../../../src/domain/organization/remember-caller.ts';
import {createCipher} from '../../../../src/domain/platform/secrets.ts';
import type {Unit} from '../../../../src/domain/platform/unit/unit.ts';
import {createSubscriber} from '../../../../src/domain/webhooks/create-subscriber.ts';
import {unique} from '../../../support/factories.ts';
import {type Store, startStore} from '../../../support/store.ts';

type Entry = {
	action: string;
	resource_type: string;
	resource_id: string;
	before: unknown;
	after: Record<string, unknown> | null;
	actor: string;
	request_id: string;
};

const reach = {kind: 'everything', because: 'a test'} as const;

let store: Store;

test.before(async () => {
	store = await startStore();
});
test.after.always(async () => store?.close());

const audited = async <T>(work: (unit: Unit) => Promise<T>, isAudited = true): Promise<T> =>
	store.inUnit({reach, cause: {requestId: 'req_audited', actor: 'usr_auditor'}, isAudited}, work);

const enter = async (id: `prt_${string}`): Promise<Partner> =>
	audited(async unit =>
		unit.em.create(Partner, {...(await newPartner(unit, id)), invoiceNumberPrefix: unique('P').toUpperCase().replace('_', '')}),
	);

const entriesOf = async (id: string): Promise<Entry[]> =>
	store.system(async ({em}) => em.execute<Entry[]>('select * from audit_log where resource_id = ? order by at, id', [id]));

const newId = () => unique('prt') as `prt_${string}`;

test.serial('making, changing and deleting say what was and what is', async t => {
	const id = newId();
	await enter(id);
	await audited(async ({em}) => {
		(await em.findOneOrFail(Partner, id)).name = 'Renamed';
	});
	await audited(async ({em}) => em.remove(await em.findOneOrFail(Partner, id)));
	const [made, changed, deleted, ...more] = await entriesOf(id);
	t.deepEqual(more, []);
	t.like(made, {action: 'create', resource_type: 'partner', before: null, actor: 'usr_auditor', request_id: 'req_audited'});
	t.is(made?.after?.['name'], id);
	t.like(changed, {action: 'update', before: {name: id}, after: {name: 'Renamed'}});
	t.like(deleted, {action: 'delete', after: null});
	t.like(deleted?.before, {name: 'Renamed'});
});

test.serial('what was not asked to be audited is not, and neither is what nobody changed', async t => {
	const id = newId();
	await enter(id);
	await audited(async ({em}) => {
		(await em.findOneOrFail(Partner, id)).name = 'Unseen';
	}, false);
	await audited(async ({em}) => em.findOneOrFail(Partner, id));
	t.is((await entriesOf(id)).length, 1);
});

test.serial('what is taken back leaves no entry', async t => {
	const [kept, lost] = [newId(), newId()];
	await t.throwsAsync(
		audited(async unit => {
			unit.em.create(Partner, {...(await newPartner(unit, lost)), invoiceNumberPrefix: unique('L')});
			await unit.em.flush();
			throw new Error('no');
		}),
	);
	await audited(async unit => {
		unit.em.create(Partner, {...(await newPartner(unit, kept)), invoiceNumberPrefix: unique('K')});
		await t.throwsAsync(
			unit.attempt(async () => {
				unit.em.create(Partner, {...(await newPartner(unit, lost)), invoiceNumberPrefix: unique('L')});
				await unit.em.flush();
				throw new Error('no');
			}),
		);
	});
	t.deepEqual([(await entriesOf(kept)).length, (await entriesOf(lost)).length], [1, 0]);
});

test.serial('no secret enters the log, sealed or not', async t => {
	const cipher = createCipher([{id: 'k1', key: Buffer.alloc(32, 1)}]);
	const {subscriber, secret} = await audited(async unit =>
		createSubscriber(unit, {
			partnerId: 'prt_x',
			name: 'hook',
			targetUrl: 'https://x.example/',
			topics: ['*'],
			cipher,
		}),
	);
	const [entry] = await entriesOf(subscriber.id);
	t.is(entry?.after?.['name'], 'hook');
	const text = JSON.stringify(entry);
	t.false(text.includes(secret) || text.includes(subscriber.secretSealed));
	t.deepEqual(
		Object.keys(entry?.after ?? {}).filter(name => /secret/i.test(name)),
		[],
	);
});
