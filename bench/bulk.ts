import type {IdOf} from '../src/domain/platform/values/id.ts';
import {copySampleCustomer, makeSampleCustomer} from '../test/support/many-customers.ts';
import {startSystem} from '../test/support/system.ts';
import {compare} from './support/compare.ts';

/** As many as one request takes. */
const MANY = 500;

/** B1: subscriptions a second that one bulk request suspends or resumes, beside the same by a request each, one after another. */
await using parts = new AsyncDisposableStack();
const system = await startSystem({redisUrl: process.env['TEST_REDIS_URL'] ?? ''});
parts.defer(system.close);
const {operator, ...callers} = await system.startWeb();
await makeSampleCustomer({operator, ...callers});
await copySampleCustomer(system, 1, MANY * 2);
const ids = (await system.rows<{id: IdOf<'subscription'>}>('select id from subscription order by id')).map(({id}) => id);

/** Suspends some subscriptions, or resumes them where they are suspended; answers how many a second. */
function turning(own: readonly string[], act: (action: 'suspend' | 'resume') => Promise<number>): () => Promise<number> {
	let action: 'suspend' | 'resume' = 'resume';
	return async () => {
		action = action === 'suspend' ? 'resume' : 'suspend';
		const started = performance.now();
		const done = await act(action);
		if (done !== own.length) throw new Error(`${done} of ${own.length} were done`);
		return (own.length * 1000) / (performance.now() - started);
	};
}

const together = ids.slice(0, MANY);
const alone = ids.slice(MANY, MANY * 2);

await compare({
	name: 'B1',
	goal: 5,
	ours: turning(together, async action => {
		const {body} = await operator.post('/admin/subscriptions/bulk', {action, ids: together});
		return body.data.succeeded.length;
	}),
	other: turning(alone, async action => {
		let done = 0;
		for (const id of alone) done += (await operator.post(`/admin/subscriptions/${id}/${action}`)).status === 200 ? 1 : 0;
		return done;
	}),
});
