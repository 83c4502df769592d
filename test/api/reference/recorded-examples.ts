import {writeFileSync} from 'node:fs';
import test from 'ava';
import {EXCHANGES_FILE, readExchanges} from '../../../src/api/reference/exchange.ts';
import {routes, sandboxRoutes} from '../../../src/api/routes.ts';
import {playStory} from '../../support/reference/story.ts';
import {withoutExample} from '../../support/reference/without-example.ts';

const isRecording = process.env['RECORD_EXAMPLES'] === '1';

test('the examples of the reference are what a whole system answers today, one for every operation', async t => {
	const played = await playStory();
	if (isRecording) writeFileSync(EXCHANGES_FILE, `${JSON.stringify(played, undefined, '\t')}\n`);
	const missing = [...routes, ...sandboxRoutes].map(({operation}) => operation).filter(operation => !(operation in played));
	t.deepEqual(missing.toSorted(), Object.keys(withoutExample).toSorted());
	t.deepEqual(
		readExchanges(),
		played,
		'record them anew: RECORD_EXAMPLES=1 npm test -- test/api/reference/recorded-examples.ts, then npm run docs',
	);
});
