import test from 'ava';
import {tallyTests} from '../support/test-tally.ts';

const report = `
  ✔ money › one adds up (405ms)
  \u001b[31m✘ [fail]:\u001b[39m money › two does not Test failed
    ℹ a log that says ✔ nothing
  ✔ money › three

  Uncaught exception in test/domain/money.ts
  ✘ test/domain/money.ts exited with a non-zero exit code: 1
  ─
  1 test failed
`;

test('passed and failed tests are counted as they are reported, and errors outside of tests as failures', t => {
	const tally = tallyTests();

	tally.read(report);
	t.deepEqual(tally.counts(), {passed: 2, failed: 3});
});

test('it does not matter where the output is cut', t => {
	const tally = tallyTests();

	for (const character of report) {
		tally.read(character);
	}

	t.deepEqual(tally.counts(), {passed: 2, failed: 3});
});
