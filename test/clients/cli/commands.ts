import {Readable} from 'node:stream';
import test from 'ava';
import {later} from '../../../clients/cli/src/advance.ts';
import {type ApiDocument, type Command, commandsOf, findCommand, ownFlags} from '../../../clients/cli/src/commands.ts';
import {candidates, completionScript} from '../../../clients/cli/src/completion.ts';
import {exitCodeOf, UsageError} from '../../../clients/cli/src/exit-codes.ts';
import {commandHelp, generalHelp, groupHelp, ownCommands} from '../../../clients/cli/src/help.ts';
import {shownOf, tableOf} from '../../../clients/cli/src/print.ts';
import {readInput, type Typed} from '../../../clients/cli/src/read-input.ts';
import {barOf} from '../../../clients/cli/src/wait-for-run.ts';
import {operations} from '../../../clients/typescript/src/generated/operations.ts';
import {ApiError, ConnectionError} from '../../../clients/typescript/src/index.ts';
import {openapi} from '../../../src/api/http/openapi.ts';
import {routes, sandboxRoutes} from '../../../src/api/routes.ts';

const document = JSON.parse(JSON.stringify(openapi([...routes, ...sandboxRoutes], {version: '1.0.0'}))) as ApiDocument;
const commands = commandsOf(document);

const nothing: Typed = {positionals: [], flags: {}};
const named = (operation: string): Command => {
	const command = commands.find(one => one.operation === operation);
	if (!command) throw new Error(`no command for ${operation}`);
	return command;
};
const input = async (operation: string, typed: Partial<Typed>, stdin = '') =>
	readInput(named(operation), {...nothing, ...typed}, Readable.from([stdin]));

test('every operation is a command, and the client knows the same ones', t => {
	t.deepEqual(commands.map(({operation}) => operation).toSorted(), Object.keys(operations).toSorted());
});

test('no command is ambiguous: whatever two words are typed, they mean one operation or none', t => {
	for (const {group, verb, longVerb, operation} of commands) {
		for (const word of [verb, longVerb]) {
			const found = commands.filter(other => other.group === group && (other.verb === word || other.longVerb === word));
			t.deepEqual(
				found.map(other => other.operation),
				[operation],
				`${group} ${word}`,
			);
		}

		t.is(findCommand(commands, group, longVerb)?.operation, operation);
		t.regex(`${group} ${verb}`, /^[a-z][a-z-]* [a-z][a-z0-9-]*$/);
	}
});

test('no operation hides behind a command of the program itself, no flag behind a flag of the program or another field', t => {
	for (const {group, verb, longVerb, flags} of commands) {
		for (const word of [verb, longVerb]) t.false(`${group} ${word}` in ownCommands, `${group} ${word}`);
		t.false(group in ownCommands);
		t.deepEqual(
			flags.filter(({name}) => ownFlags.has(name)),
			[],
		);
		t.is(new Set(flags.map(({name}) => name)).size, flags.length, `${group} ${verb}`);
	}
});

test('every parameter and every field of a body has its flag', t => {
	for (const [path, methods] of Object.entries(document.paths)) {
		for (const {operationId, parameters = []} of Object.values(methods)) {
			const fields = new Set(named(operationId).flags.map(({field}) => field));
			for (const {name, in: place} of parameters) if (place !== 'header') t.true(fields.has(name), `${operationId} ${name} ${path}`);
		}
	}

	t.true(named('createPlan').flags.some(({field, kind, isRequired}) => field === 'base_price_cents' && kind === 'integer' && isRequired));
	t.deepEqual(
		named('listSubscriptions')
			.flags.find(({field}) => field === 'status')
			?.choices.includes('active'),
		true,
	);
});

test('verbs say what their group does not', t => {
	const said = (operation: string): string => `${named(operation).group} ${named(operation).verb}`;
	t.is(said('listSubscriptions'), 'subscriptions list');
	t.is(said('changePlan'), 'subscriptions change-plan');
	t.is(said('adminGetPartnerStats'), 'admin-partners get-stats');
	t.is(said('getMe'), 'auth get-me');
});

test('what is typed becomes what the API wants', async t => {
	const {flags} = named('createPlan');
	t.true(flags.length > 10);
	t.deepEqual(
		await input('createPlan', {
			flags: {
				name: ['Team'],
				'base-price-cents': ['4900'],
				'is-public': ['true'],
				quotas: ['{"calls": 5}'],
				description: ['null'],
				'term-periods': ['12'],
			},
		}),
		{body: {name: 'Team', base_price_cents: 4900, is_public: true, quotas: {calls: 5}, description: null, term_periods: 12}},
	);
	t.deepEqual(await input('getInvoice', {positionals: ['inv_1']}), {invoice_id: 'inv_1'});
	t.deepEqual(await input('createPlan', {flags: {body: ['{"name": "A", "slug": "a"}'], name: ['B']}}), {body: {name: 'B', slug: 'a'}});
	t.deepEqual(await input('createPlan', {flags: {body: ['-']}}, '{"slug": "b"}'), {body: {slug: 'b'}});
	t.deepEqual(await input('replacePricingTiers', {positionals: ['pln_1'], flags: {body: ['[]']}}), {plan_id: 'pln_1', body: []});
	const {body} = await input('uploadIcon', {flags: {file: ['package.json']}});
	t.is((body as {file: File}).file.name, 'package.json');
});

for (const [what, operation, typed, message] of [
	['a missing id', 'getInvoice', {}, /missing: <invoice-id>/],
	['a word too many', 'getInvoice', {positionals: ['a', 'b']}, /'b' is one word too many/],
	['a missing flag', 'exportJournal', {positionals: ['acc_1']}, /missing: --from, --to, --format/],
	['a number that is none', 'createPlan', {flags: {'base-price-cents': ['4.5']}}, /must be a whole number/],
	['a word that is not of the list', 'listSubscriptions', {flags: {status: ['nothing']}}, /must be one of pending, /],
	['a boolean that is none', 'createPlan', {flags: {'is-public': ['yes']}}, /true or false/],
	['JSON that is none', 'createPlan', {flags: {quotas: ['{']}}, /--quotas must be JSON/],
	['a file that is not there', 'createPlan', {flags: {body: ['@/nowhere.json']}}, /cannot be read/],
	['a body where none is sent', 'getInvoice', {positionals: ['a'], flags: {body: ['{}']}}, /sends no --body/],
] as const) {
	test(`${what} is told before anything is asked`, async t => {
		await t.throwsAsync(async () => input(operation, typed), {instanceOf: UsageError, message});
	});
}

test('help tells of everything, and of every command what it takes', t => {
	const help = generalHelp(commands);
	for (const name of [...new Set(commands.map(({group}) => group)), ...Object.keys(ownCommands)])
		t.true(help.includes(`\n  ${name} `), name);
	t.regex(groupHelp('events', commands), /tail +Show what happens/);
	for (const command of commands) {
		const text = commandHelp(command);
		t.true(text.includes(command.summary) && text.includes(`Operation ${command.operation}\n`));
		for (const {name, place} of command.flags) t.true(text.includes(place === 'path' ? `<${name}>` : `--${name}`));
	}
});

test('completion knows groups, verbs, flags and the words of a list', t => {
	const after = (...words: string[]) => candidates(words, commands);
	t.true(after('').includes('login') && after('').includes('subscriptions'));
	t.deepEqual(after('subsc'), ['subscriptions']);
	t.true(after('events', '').includes('tail') && after('events', '').includes('list'));
	t.deepEqual(after('subscriptions', 'list', '--stat'), ['--status']);
	t.deepEqual(after('subscriptions', 'list', '--status', 'a'), ['active']);
	t.regex(completionScript('bash'), /complete .* scai/);
	t.regex(completionScript('zsh'), /compdef _scai scai/);
	t.throws(() => completionScript('fish'), {instanceOf: UsageError});
});

test('a table has the columns that fit, and nothing that others wrote moves the cursor', t => {
	const rows = [
		{note: 'a\u001b[2Jb\nc', id: 'one', nested: {a: 1}, amount: 5},
		{note: null, id: 'two', amount: 10},
	];
	t.is(tableOf(rows, 80), 'ID   NOTE      AMOUNT\none  a [2Jb c  5\ntwo            10\n');
	t.is(tableOf(rows, 10), 'ID\none\ntwo\n');
	t.is(tableOf([], 80), 'none\n');
	t.is(shownOf({id: 'x', nested: {a: 1}}, 80), 'id      x\nnested  {"a":1}\n');
	t.regex(shownOf({data: rows, pagination: {total: 9}}, 80), /2 of 9; --all shows all of them\n$/);
	t.is(shownOf(undefined, 80), '');
});

test('a span of time is counted by the calendar, and a month has its last day', t => {
	const at = (instant: string, span: string) => later(new Date(instant), span).toISOString();
	t.is(at('2026-01-31T10:00:00Z', '1mo'), '2026-02-28T10:00:00.000Z');
	t.is(at('2024-02-29T10:00:00Z', '1y'), '2025-02-28T10:00:00.000Z');
	t.is(at('2026-11-15T10:00:00Z', '3mo'), '2027-02-15T10:00:00.000Z');
	t.is(at('2026-06-01T10:00:00Z', '2w'), '2026-06-15T10:00:00.000Z');
	t.is(at('2026-06-01T10:00:00Z', '90min'), '2026-06-01T11:30:00.000Z');
	for (const wrong of ['', '1', 'mo', '-1d', '1 d', '1month']) t.throws(() => at('2026-06-01T10:00:00Z', wrong), {instanceOf: UsageError});
});

test('a run shows how far it is', t => {
	t.is(
		barOf({id: 'run_1', status: 'running', progress: {done: 500, total: 1000}}),
		`[${'█'.repeat(15)}${'░'.repeat(15)}] 500 of 1000 · running`,
	);
	t.regex(barOf({id: 'run_1', status: 'queued', progress: {done: 0, total: 0}}), /^\[░+\] 0 of 0 · queued$/);
});

test('the exit code says whose turn it is', t => {
	const refusedWith = (status: number) =>
		exitCodeOf(
			new ApiError({operation: 'x', status, code: 'x', message: 'x', details: [], requestId: undefined, retryAfterSeconds: undefined}),
		);
	t.deepEqual([401, 403, 404, 409, 422, 429, 500, 503].map(refusedWith), [3, 3, 4, 4, 4, 5, 5, 5]);
	t.deepEqual([new UsageError('x'), new ConnectionError('x', 'y'), new Error('x')].map(exitCodeOf), [2, 5, 1]);
});
