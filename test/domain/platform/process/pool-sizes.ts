import test from 'ava';
import {connectionShortage, poolSizes} from '../../../../src/domain/platform/process/pool-sizes.ts';
import {startWorld} from '../../../support/world.ts';

test('a worker holds its concurrency and four connections more, sixteen at most; a web process ten', t => {
	t.deepEqual(poolSizes({worker: {concurrency: 8}}), {web: 10, worker: 12});
	t.deepEqual(poolSizes({worker: {concurrency: 200}}), {web: 10, worker: 16});
});

test('more declared processes than the server has connections for are told of', async t => {
	const world = await startWorld();
	t.teardown(world.close);
	const worker = {concurrency: 8};
	t.is(await connectionShortage(world.inUnit, {worker, processes: {web: 1, worker: 1}}), undefined);
	t.regex((await connectionShortage(world.inUnit, {worker, processes: {web: 100, worker: 100}})) ?? '', /2200 connections/);
});
