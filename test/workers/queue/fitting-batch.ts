import test from 'ava';
import {fittingBatch} from '../../../src/workers/queue/fitting-batch.ts';

const batches = {ms: 100, least: 50, most: 500};

for (const [limit, tookMs, next, why] of [
	[500, 100, 500, 'one that took its time is followed by one like it'],
	[500, 500, 100, 'one that took five times its time by a fifth'],
	[500, 60_000, 50, 'however long it took, by the least there is'],
	[50, 1, 100, 'one that took no time by twice as many'],
	[400, 1, 500, 'and never by more than there may be'],
] as const)
	test(`a batch is as large as fits into its time: ${why}`, t => {
		t.is(fittingBatch(batches, {limit, tookMs}), next);
	});
