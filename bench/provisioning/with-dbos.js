/** Runs the same steps as durable workflows of @dbos-inc/dbos-sdk, so many workflows at once, each step one call under a key of its own. */
import {DBOS} from '@dbos-inc/dbos-sdk';
import {steps} from './steps.ts';

const [systemDatabaseUrl, serviceUrl, atOnce] = process.argv.slice(2);

const call = async name => {
	const answer = await fetch(`${serviceUrl}/steps/${name}`, {
		method: 'POST',
		headers: {'content-type': 'application/json', 'idempotency-key': `${DBOS.workflowID}:${name}`},
		body: JSON.stringify({workflow_id: DBOS.workflowID, step: name}),
	});
	if (answer.status !== 200) throw new Error(`answered ${answer.status}`);
	return answer.json();
};

const activate = DBOS.registerWorkflow(
	async () => {
		const left = [...steps];
		const done = new Set();
		while (left.length > 0) {
			const ready = left.filter(({dependsOn}) => dependsOn.every(name => done.has(name)));
			await Promise.all(ready.map(async ({name}) => DBOS.runStep(async () => call(name), {name, retriesAllowed: true, maxAttempts: 3})));
			for (const step of ready) {
				done.add(step.name);
				left.splice(left.indexOf(step), 1);
			}
		}
	},
	{name: 'activate'},
);

DBOS.setConfig({name: 'bench', systemDatabaseUrl, systemDatabasePoolSize: Number(atOnce), logLevel: 'error'});
await DBOS.launch();

process.on('message', async ({workflows}) => {
	let left = workflows;
	const client = async () => {
		while (left-- > 0) await activate();
	};
	await Promise.all(Array.from({length: Number(atOnce)}, client));
	process.send({});
});
process.on('disconnect', () => process.exit());
process.send({});
