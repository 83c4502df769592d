import {execFile} from 'node:child_process';
import {mkdir, mkdtemp, rm, symlink, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {promisify} from 'node:util';
import test from 'ava';
import {buildClients} from '../../bin/clients/build-clients.ts';

const clients = join(import.meta.dirname, '../../clients');
const compiler = join(clients, 'typescript/node_modules/typescript/lib/tsc.js');
const node = async (...args: string[]) => promisify(execFile)(process.execPath, args);

const PROGRAM = `import {createClient, followEvents, NotFoundError, reportUsage, verifyWebhook} from '@scaicontrol/client';

const scai = createClient({baseUrl: 'http://127.0.0.1:9', token: async () => 'none', retry: {attempts: 1}});
export async function use(): Promise<string> {
	const plan = await scai.createPlan({
		body: {service_id: 'svc', slug: 'team', name: 'Team', billing_period: 'monthly', base_price_cents: 4900, currency: 'EUR'},
	});
	for await (const subscription of scai.each.listSubscriptions({status: 'active', page_size: 50})) console.log(subscription.plan_id);
	for await (const {events, next} of followEvents(scai, {topics: ['invoice.*']})) console.log(events[0]?.event_type, next);
	await reportUsage(scai, {onRejected: rejected => console.log(rejected)}).add({tenant_id: 't', metric_slug: 'm', quantity: 1});
	const event = await verifyWebhook('{}', new Headers(), {secrets: ['whsec_a', 'whsec_b']});
	const file: File = await scai.downloadInvoicePdf({invoice_id: 'inv'});
	for await (const invoice of scai.each.listInvoices()) console.log(invoice.number);
	const csv: File = await scai.file.listInvoices({status: 'paid'});
	const nothing: undefined = await scai.cancelCharge({charge_id: 'chg'});
	// @ts-expect-error an id is needed
	await scai.getInvoice();
	// @ts-expect-error there is no such status
	await scai.listSubscriptions({status: 'nothing'});
	// @ts-expect-error this is no list
	scai.each.getMe;
	return [plan.id, event.event_id, file.name, csv.name, nothing].join();
}
await scai.getMe().catch(error => console.log(error instanceof NotFoundError, error.name));
`;

test('a stranger installs the packages, compiles a program against the client under strict, and runs both', async t => {
	buildClients();
	const folder = await mkdtemp(join(tmpdir(), 'scaicontrol-packages-'));
	t.teardown(async () => rm(folder, {recursive: true}));
	await mkdir(join(folder, 'node_modules/@scaicontrol'), {recursive: true});
	await symlink(join(clients, 'typescript/dist'), join(folder, 'node_modules/@scaicontrol/client'));
	await writeFile(join(folder, 'package.json'), '{"type": "module"}');
	await writeFile(join(folder, 'program.ts'), PROGRAM);
	const options = ['--strict', '--target', 'es2022', '--module', 'nodenext', '--lib', 'es2022,dom,dom.iterable'];
	const compiled = await node(compiler, ...options, join(folder, 'program.ts')).catch((error: {stdout: string}) => error);
	t.is(compiled.stdout, '');
	t.is((await node(join(folder, 'program.js'))).stdout, 'false ConnectionError\n');
	t.regex((await node(join(clients, 'cli/dist/main.js'), 'help', 'exit-codes')).stdout, /130 +interrupted/);
});
