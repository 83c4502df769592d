import test from 'ava';
import {sourceFiles} from './support/source-files.ts';

/** Who reads a list up to a number of its own, and why nothing is hidden by that. */
const cutLists: Readonly<Record<string, string>> = {
	'src/domain/accounting/files/read-journal.ts': 'more is refused',
	'src/domain/accounting/sync-run.ts': 'the sweep comes again',
	'src/domain/billing/mail/queue-trial-mail.ts': 'so many people are written to, which the guide says',
	'src/domain/billing/mail/request-mail.ts': 'one more is refused',
	'src/domain/billing/paper/record-printed.ts': 'so many mails of a document wait for its paper at most',
	'src/domain/billing/plan/preview-change.ts': 'a tenant has one live subscription to a service',
	'src/domain/billing/plan/upcoming.ts': 'a tenant has one live subscription to a service',
	'src/domain/billing/run/finish-waiting.ts': 'the next run takes the others',
	'src/domain/catalog/create-entrypoint.ts': 'one more is refused',
	'src/domain/catalog/create-plan.ts': 'one more is refused',
	'src/domain/identity/queries.ts': 'beside the members stands how many there are',
	'src/domain/metering/usage-history-of.ts': 'the description says how many points there are at most',
	'src/domain/metering/usage-report.ts': 'a service declares fewer metrics',
	'src/domain/payments/balance/read-balances.ts': 'more is a fault of the reading, which is told',
	'src/domain/payments/reconciliation/reconcile.ts': 'more is a fault of the comparison, which is told',
	'src/domain/webhooks/create-subscriber.ts': 'one more is refused',
	'src/domain/webhooks/queries.ts': 'no more can be made',
};

/** Reads up to a named limit: `{limit: SOME_LIMIT}`. */
const CUT = /\blimit: [A-Z_]*LIMIT\b/;

test('no list of the domain ends at a number of its own, but where that hides nothing', t => {
	const cut = sourceFiles('src/domain').filter(({lines}) => lines.some(line => CUT.test(line)));
	t.deepEqual(cut.map(({path}) => path).toSorted(), Object.keys(cutLists));
});
