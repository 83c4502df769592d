import test from 'ava';
import {createScaikeyDirectory} from '../../../src/adapters/scaikey-directory/scaikey-directory.ts';
import {asSystem} from '../../../src/domain/platform/unit/as-system.ts';
import {Run} from '../../../src/domain/platform/unit/run.ts';
import {resumeDirectorySyncs} from '../../../src/workers/organization/resume-directory-syncs.ts';
import {syncDirectory} from '../../../src/workers/organization/sync-directory.ts';
import type {Reaction} from '../../../src/workers/queue/job.ts';
import {startDirectory} from '../../support/directory.ts';
import {jobContext} from '../../support/job-context.ts';
import {startWorld} from '../../support/world.ts';

const STEPS_LIMIT = 20;

test('a sync that lost its worker in the middle goes on where its row says, and a step done twice counts once', async t => {
	const standIn = await startDirectory();
	t.teardown(standIn.close);
	const world = await startWorld();
	t.teardown(world.close);
	const tenant = {tenant_id: 'tnt_acme', partner_id: 'prt_reseller', is_active: true};
	standIn.state.people = Array.from({length: 1200}, (_, index) => {
		const name = `n${String(index).padStart(4, '0')}`;
		return {id: `usr_${name}`, email: `${name}@acme.example`, display_name: name, ...tenant};
	});
	const access = {url: standIn.url, issuer: standIn.issuer, clientId: 'scaicontrol-directory', clientSecret: 'directory-secret'};
	const directory = createScaikeyDirectory({...access, real: () => new Date()});
	const context = jobContext(world, {directory});

	const counts = {seen: 500, created: 500, updated: 0, deactivated: 0};
	const run = await asSystem(world.inUnit, {because: 'a test leaves a sync behind'}, async ({em, now}) =>
		em.create(Run, {
			...{kind: 'directory', status: 'running', startedBy: 'usr_operator', startedAt: now, done: 500, total: 500},
			result: {users: counts, groups: {...counts, seen: 0, created: 0}},
			cursor: {phase: 'users', after: 'usr_n0499', step: 1, faults: 0, isConfirmed: false},
		}),
	);
	t.deepEqual(await resumeDirectorySyncs.job.process({due_at: '2026-06-01T10:00:30.000Z'}, context), [], 'it may still be at work');
	world.clock.moveTo('2026-06-01T10:02:00Z');
	const look = resumeDirectorySyncs.job.process({due_at: '2026-06-01T10:02:00.000Z'}, context) as Promise<readonly Reaction[]>;
	let next = await look;
	for (let step = 0; next.length > 0 && step < STEPS_LIMIT; step++) {
		const work: {run_id: string} = next[0]?.payload as {run_id: string};
		const both = await Promise.allSettled([syncDirectory.process(work, context), syncDirectory.process(work, context)]);
		next = both.flatMap(one => (one.status === 'fulfilled' && one.value ? one.value : []));
	}

	const done = await asSystem(world.inUnit, {because: 'a test looks'}, async ({em}) => em.findOneOrFail(Run, run.id));
	t.like(done, {status: 'completed', done: 1200, result: {users: {seen: 1200, created: 1200, deactivated: 0}}});
	t.is((await world.operator.get('/admin/users?tenant_id=tnt_acme')).body.pagination.total, 700, 'only the rest was read');
	t.false(standIn.state.pages.some(page => page.includes('/users') && !page.includes('cursor=')));
});
