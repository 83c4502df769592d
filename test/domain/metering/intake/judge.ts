import test from 'ava';
import type {Client, ClientPeriod} from '../../../../src/domain/metering/intake/client.ts';
import {judge} from '../../../../src/domain/metering/intake/judge.ts';
import type {UsageEvent} from '../../../../src/domain/metering/intake/usage-event.ts';
import type {MetricTerms} from '../../../../src/domain/metering/metric.ts';
import {decimalOf} from '../../../../src/domain/platform/values/decimal.ts';

const now = new Date('2026-06-10T10:00:00Z');
const at = (text: string) => new Date(text);

const metric = (latePolicy: MetricTerms['latePolicy'], aggregation: MetricTerms['aggregation'] = 'sum'): MetricTerms => ({
	...{slug: 'calls', unit: null, aggregation, latePolicy},
});

const period = (partnerId: string, start: string, end: string): ClientPeriod => ({
	...{partnerId, start: at(start), end: at(end), reachedFrom: at(start)},
});

const customer: Client = {
	partnerId: 'prt_now',
	liveSince: at('2026-05-01T08:00:00Z'),
	periods: [
		period('prt_before', '2026-05-01T00:00:00Z', '2026-06-01T00:00:00Z'),
		period('prt_now', '2026-06-01T00:00:00Z', '2026-07-01T00:00:00Z'),
	],
};
const formerCustomer: Client = {
	partnerId: 'prt_now',
	liveSince: null,
	periods: [period('prt_now', '2026-04-01T00:00:00Z', '2026-05-01T00:00:00Z')],
};

const judged = (
	event: Partial<UsageEvent>,
	{status = 'active', terms = metric('next_invoice')}: {status?: string; terms?: MetricTerms} = {},
) =>
	judge(
		{
			...{idempotencyKey: 'k', tenantId: 'tnt_customer', metricSlug: 'calls', quantity: decimalOf(1n)},
			...{timestamp: undefined, serviceSlug: undefined, subject: undefined, metadata: undefined},
			...event,
		},
		{
			now,
			sender: {id: 'svc_a', slug: 'crm', status},
			terms: {
				metrics: new Map([['calls', terms]]),
				clients: new Map([
					['tnt_customer', customer],
					['tnt_former', formerCustomer],
				]),
				safeQuantities: new Map(),
			},
		},
	);

test('usage without a time counts when it arrives', t => {
	t.deepEqual(judged({}), {partnerId: 'prt_now', at: now, isCounted: true});
});

test('usage counts for the partner whose period it falls in', t => {
	t.like(judged({timestamp: at('2026-05-20T00:00:00Z')}), {partnerId: 'prt_before', isCounted: true});
});

const rejections: [what: string, event: Partial<UsageEvent>, code: string][] = [
	['another service', {serviceSlug: 'mail'}, 'unknown_service'],
	['a time 5 minutes and a millisecond ahead', {timestamp: at('2026-06-10T10:05:00.001Z')}, 'timestamp_out_of_range'],
	['a time 35 days and a millisecond ago', {timestamp: at('2026-05-06T09:59:59.999Z')}, 'timestamp_out_of_range'],
	['a tenant that never subscribed', {tenantId: 'tnt_other'}, 'unknown_tenant'],
	['a former tenant, 35 days after the end', {tenantId: 'tnt_former', timestamp: at('2026-06-05T00:00:00Z')}, 'unknown_tenant'],
	['a metric that nobody declared', {metricSlug: 'mails'}, 'unknown_metric'],
];

for (const [what, event, code] of rejections) test(`${what} is ${code}`, t => void t.like(judged(event), {code}));

const accepted: [what: string, event: Partial<UsageEvent>][] = [
	['the own service, named', {serviceSlug: 'crm'}],
	['a time 5 minutes ahead', {timestamp: at('2026-06-10T10:05:00Z')}],
	['a time 35 days ago', {timestamp: at('2026-05-06T10:00:00Z')}],
	['a former tenant, less than 35 days after the end', {tenantId: 'tnt_former', timestamp: at('2026-06-04T23:59:59.999Z')}],
];

for (const [what, event] of accepted) test(`${what} is taken`, t => void t.like(judged(event), {isCounted: true}));

test('a suspended service reaches its live subscriptions only', t => {
	t.like(judged({}, {status: 'suspended'}), {isCounted: true});
	t.like(judged({tenantId: 'tnt_former', timestamp: at('2026-06-01T00:00:00Z')}, {status: 'suspended'}), {code: 'unknown_tenant'});
});

test('late usage follows the policy of its metric', t => {
	const late = {timestamp: at('2026-05-31T23:59:59.999Z')};
	t.like(judged(late, {terms: metric('next_invoice')}), {isCounted: true});
	t.like(judged(late, {terms: metric('reject')}), {code: 'late_rejected'});
	t.like(judged(late, {terms: metric('ignore')}), {isCounted: false});
	for (const policy of ['reject', 'ignore'] as const)
		t.like(judged({timestamp: at('2026-06-01T00:00:00Z')}, {terms: metric(policy)}), {isCounted: true}, 'the running period is not late');
});

test('what counts subjects needs one', t => {
	const terms = metric('next_invoice', 'unique_count');
	t.like(judged({}, {terms}), {code: 'invalid', message: 'subject is required: the metric counts different subjects'});
	t.like(judged({subject: 'u1'}, {terms}), {isCounted: true});
});
