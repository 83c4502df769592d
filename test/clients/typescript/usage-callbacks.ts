import {execFile} from 'node:child_process';
import test from 'ava';

const client = new URL('../../../clients/typescript/src/index.ts', import.meta.url).href;

/** Reports two events to an API that takes neither; its first callback throws. Says how many were told, and what went up. */
const PROGRAM = `
import {reportUsage} from '${client}';
const thrown = [];
process.on('unhandledRejection', error => thrown.push(error.message));
let [told, answers] = [0, 0];
const api = {
	async postUsageEvents({body: {events}}) {
		if (answers++ === 0) throw new Error('away');
		return {rejected: events.map((_, index) => ({index, code: 'unknown_metric', message: ''}))};
	},
};
const usage = reportUsage(api, {
	gatherMs: 1,
	onState: ({isBehind}) => { throw new Error(isBehind ? 'from onState, behind' : 'from onState, caught up'); },
	onRejected: rejected => { told += rejected.length; throw new Error('from onRejected'); },
});
const event = {tenant_id: 't', metric_slug: 'm', quantity: 1};
await usage.add(event);
await usage.add(event);
await usage.close({limitMs: 5000});
await new Promise(resolve => setImmediate(resolve));
console.log(JSON.stringify({told, thrown, state: usage.state()}));
`;

test('what a callback throws stops no sending, hides no rejection, and is thrown where nobody caught it', async t => {
	const said = await new Promise<string>(resolve => {
		execFile(process.execPath, ['--input-type=module', '-e', PROGRAM], (_, stdout, stderr) => resolve(stdout === '' ? stderr : stdout));
	});
	t.deepEqual(JSON.parse(said), {
		told: 2,
		thrown: ['from onState, behind', 'from onState, caught up', 'from onRejected'],
		state: {waiting: 0, isBehind: false},
	});
});
