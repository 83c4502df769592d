import test from 'ava';
import {costOfOne, type Reading, shareOf} from '../../bench/costs/meter.ts';
import {tableOfCosts, tableOfMachines} from '../../bench/costs/tables.ts';

const reading = (fields: Partial<Reading> = {}): Reading => ({
	...{seconds: 10, webMs: 0, workerMs: 0, postgresMs: 0, redisMs: 0, redisCommands: 0},
	...{rows: 0, walBytes: 0, databaseBytes: 0, fileBytes: 0},
	...fields,
});

test('the cost of one is what all used, without what is used in the same time while nothing is done', t => {
	const idle = reading({seconds: 5, webMs: 50, redisCommands: 500});
	const {webMs, workerMs, redisCommands} = costOfOne(reading({webMs: 500, workerMs: 30, redisCommands: 700}), idle, 100);
	t.deepEqual({webMs, workerMs, redisCommands}, {webMs: 4, workerMs: 0.3, redisCommands: 0});
	t.is(shareOf(idle, 5).webMs, 10);
});

test('costs are a table of two digits, with what is written in KiB', t => {
	const cost = reading({webMs: 1.234, workerMs: 25.4, redisCommands: 163.7, rows: 2.04, walBytes: 750, databaseBytes: 2048});
	t.is(tableOfCosts([['mail', cost]]).split('\n')[2], '| mail | 1.2 | 25 | 0 | 0 | 164 | 2 | 0.73 | 2 | 0 |');
});

test('a machine does in a minute what seven tenths of its cores have time for', t => {
	const cost = reading({webMs: 1, workerMs: 0.5, postgresMs: 0.4, redisMs: 0.1});
	t.is(tableOfMachines([['read', cost]]).split('\n')[2], '| read | 2 | 42,000 | 340,000 |');
});
