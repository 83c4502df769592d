import type {ExecutionContext} from 'ava';
import {createScaikeyDirectory} from '../../src/adapters/scaikey-directory/scaikey-directory.ts';
import {asSystem} from '../../src/domain/platform/unit/as-system.ts';
import {Run} from '../../src/domain/platform/unit/run.ts';
import {type DirectoryPerson, startDirectory} from './directory.ts';
import {startWorld, type World} from './world.ts';

/** The operator's own admin, who is in every directory. */
export const directoryOperator = {
	id: 'usr_operator',
	email: 'olivia@operator.example',
	display_name: 'Olivia',
	partner_id: 'prt_operator',
	is_active: true,
};

/** Somebody of a tenant, as the directory has it. */
export const person = (name: string, more: Partial<DirectoryPerson> = {}): DirectoryPerson => ({
	id: `usr_${name}`,
	email: `${name}@acme.example`,
	display_name: name,
	tenant_id: 'tnt_acme',
	partner_id: 'prt_reseller',
	is_active: true,
	...more,
});

/** So many of them. */
export const crowd = (size: number): DirectoryPerson[] =>
	Array.from({length: size}, (_, index) => person(`n${String(index).padStart(5, '0')}`));

/** A world that knows its people from a directory, which a test changes as it likes. */
export async function worldWithDirectory(t: ExecutionContext) {
	const standIn = await startDirectory();
	t.teardown(standIn.close);
	standIn.state.people = [directoryOperator];
	const access = {url: standIn.url, clientId: 'scaicontrol-directory', clientSecret: 'directory-secret'};
	const world = await startWorld(
		'2026-06-01T10:00:00Z',
		{SCAIKEY_DIRECTORY_URL: access.url, SCAIKEY_DIRECTORY_CLIENT_SECRET: access.clientSecret},
		{directory: createScaikeyDirectory({...access, issuer: standIn.issuer, real: () => new Date()})},
	);
	t.teardown(world.close);
	await world.operator.get('/auth/me');
	// The schedule's first sync is over before the test begins its own.
	await world.drain();
	await world.advanceTo('2026-06-01T11:00:00Z');
	return {world, directory: standIn.state};
}

const LOOKS_LIMIT = 600;

/** Starts a sync and waits until it is over. */
export async function syncDirectory(world: World, body?: unknown): Promise<Run> {
	const {status, body: started} = await world.operator.post('/admin/users/sync', body);
	if (status !== 202) throw new Error(`${status} ${JSON.stringify(started)}`);
	for (let look = 0; look < LOOKS_LIMIT; look++) {
		const run = await asSystem(world.inUnit, {because: 'a test looks'}, async ({em}) => em.findOneOrFail(Run, started.data.id));
		if (run.status !== 'queued' && run.status !== 'running') return run;
		await new Promise(resolve => setTimeout(resolve, 50));
	}

	throw new Error('the sync did not end');
}
