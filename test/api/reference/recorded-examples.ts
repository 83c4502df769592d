import {writeFileSync} from 'node:fs';
import test from 'ava';
import {EXCHANGES_FILE, readExchanges} from '../../../src/api/reference/exchange.ts';
import {routes, sandboxRoutes} from '../../../src/api/routes.ts';
import {differences} from '../../support/reference/differences.ts';
import {playStory} from '../../support/reference/story.ts';
import {withoutExample} from '../../support/reference/without-example.ts';

const isRecording = process.env['RECORD_EXAMPLES'] === '1';

test('the examples of the reference have the fields that a whole system answers today, one for every operation', async t => {
	const operations = [...routes, ...sandboxRoutes].map(({operation}) => operation);
	const reasons = Object.keys(withoutExample);
	t.deepEqual(
		reasons.filter(operation => !operations.includes(operation)),
		[],
		'there is no such operation: take it out of test/support/reference/without-example.ts',
	);
	const played = await playStory();
	t.deepEqual(
		operations.filter(operation => !(operation in played) && !reasons.includes(operation)),
		[],
		'no story calls these operations: call each in test/support/reference/play-*.ts by a client of the cast, or give the reason why none ' +
			'can in test/support/reference/without-example.ts',
	);
	t.deepEqual(
		reasons.filter(operation => operation in played),
		[],
		'the story calls it: take it out of test/support/reference/without-example.ts',
	);
	if (isRecording) writeFileSync(EXCHANGES_FILE, `${JSON.stringify(played, undefined, '\t')}\n`);
	t.deepEqual(
		differences(readExchanges(), played),
		[],
		'record them anew: RECORD_EXAMPLES=1 npm test -- test/api/reference/recorded-examples.ts, then npm run docs',
	);
});
