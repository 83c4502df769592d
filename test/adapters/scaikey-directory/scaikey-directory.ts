import test, {type ExecutionContext} from 'ava';
import {createScaikeyDirectory} from '../../../src/adapters/scaikey-directory/scaikey-directory.ts';
import {DirectoryFault} from '../../../src/domain/organization/directory/directory.ts';
import {startDirectory} from '../../support/directory.ts';
import {freshIssuer, mint} from '../../support/local-issuer.ts';

const access = {clientId: 'scaicontrol-directory', clientSecret: 'directory-secret', real: () => new Date()};

async function standIn(t: ExecutionContext, more: Partial<typeof access> = {}) {
	const directory = await startDirectory();
	t.teardown(directory.close);
	return {state: directory.state, reader: createScaikeyDirectory({...access, ...more, url: directory.url, issuer: directory.issuer})};
}

const fault = (code: string) => ({instanceOf: DirectoryFault, message: code});

test('people and groups of the local identity provider are read', async t => {
	const issuer = await freshIssuer(t);
	await mint(issuer, {sub: 'usr_ada', tenant_id: 'tnt_x', partner_id: 'prt_x'});
	const reader = createScaikeyDirectory({...access, url: `${issuer.issuer}/directory`, issuer: issuer.issuer});

	const {items, nextCursor} = await reader.users(undefined);
	t.is(nextCursor, undefined);
	t.like(
		items.find(({id}) => id === 'usr_ada'),
		{email: 'ada@people.example', displayName: 'ada', tenantId: 'tnt_x', partnerId: 'prt_x', isActive: true},
	);
	const groups = await reader.groups(undefined);
	t.like(groups.items[0], {id: 'grp_demo_administration', tenantId: 'tnt_demo', memberIds: ['usr_tenant_admin']});
});

test('pages follow one another by cursor, five hundred at once, under one token', async t => {
	const {state, reader} = await standIn(t);
	state.people = Array.from({length: 1001}, (_, index) => ({
		id: `usr_${String(index).padStart(4, '0')}`,
		email: 'a@b.example',
		display_name: 'A',
		is_active: true,
	}));
	const sizes: number[] = [];
	let cursor: string | undefined;
	do {
		const page = await reader.users(cursor);
		sizes.push(page.items.length);
		cursor = page.nextCursor;
	} while (cursor !== undefined);

	t.deepEqual(sizes, [500, 500, 1]);
	t.is(state.tokens, 1);
	t.true(state.pages.every(page => page.includes('limit=500')));
});

test('a token that was taken back is asked for anew, once', async t => {
	const {state, reader} = await standIn(t);
	await reader.groups(undefined);
	state.failures = [401];
	await t.notThrowsAsync(reader.groups(undefined));
	t.is(state.tokens, 2);
	state.failures = [401, 401];
	await t.throwsAsync(reader.groups(undefined), fault('DIRECTORY_ANSWERED_401'));
});

test('whatever is not of the agreed form is a fault as a whole, and so is silence', async t => {
	const {state, reader} = await standIn(t);
	state.people = [{id: 'usr_ok', email: 'a@b.example', display_name: 'A', is_active: true}, {id: 'somebody', is_active: 'yes'} as never];
	await t.throwsAsync(reader.users(undefined), fault('DIRECTORY_NONSENSE'));
	state.failures = [503];
	await t.throwsAsync(reader.users(undefined), fault('DIRECTORY_ANSWERED_503'));
	const wrong = await standIn(t, {clientSecret: 'wrong'});
	await t.throwsAsync(wrong.reader.users(undefined), fault('DIRECTORY_ANSWERED_401'));
	const nobody = createScaikeyDirectory({...access, url: 'http://127.0.0.1:1', issuer: 'http://127.0.0.1:1'});
	await t.throwsAsync(nobody.users(undefined), fault('DIRECTORY_UNREACHABLE'));
});

test('the secret of the client is told to no other issuer than the one that is configured', async t => {
	const {state, reader} = await standIn(t);
	state.issuer = 'https://id.elsewhere.example';
	await t.throwsAsync(reader.users(undefined), fault('DIRECTORY_NONSENSE'));
	t.is(state.tokens, 0);
});

test('whoever has a name that cannot be kept as it is, is read with the rest of it, and so are all others', async t => {
	const {state, reader} = await standIn(t);
	state.people = [
		{id: 'usr_a', email: 'a@b.example', display_name: 'Ada\u0000 L.', is_active: true},
		{id: 'usr_b', email: 'b@b.example', display_name: 'Half a \ud83d smile', is_active: true},
	];
	state.groups = [{id: 'grp_a', name: 'Ad\u0000mins', member_ids: ['usr_a']}];
	t.deepEqual(
		(await reader.users(undefined)).items.map(({displayName}) => displayName),
		['Ada L.', 'Half a \ufffd smile'],
	);
	t.is((await reader.groups(undefined)).items[0]?.name, 'Admins');
});
