import test from 'ava';
import {billingPeriods} from '../../../src/domain/catalog/billing-period.ts';
import {statesOf} from '../../../src/domain/platform/values/lifecycle.ts';
import {subscriptionLifecycle} from '../../../src/domain/subscriptions/lifecycle.ts';
import {mrr} from '../../../src/domain/subscriptions/mrr.ts';
import {Subscription} from '../../../src/domain/subscriptions/subscription.ts';

for (const [billingPeriod, priceMinor, quantity, expected] of [
	['monthly', 999n, 3, 2997n],
	['yearly', 10_000n, 1, 833n],
	['yearly', 100n, 3, 25n],
	['yearly', 6n, 1, 1n],
	['quarterly', 100n, 1, 33n],
	['quarterly', 500n, 1, 167n],
	['weekly', 250n, 2, 2000n],
	['daily', 10n, 1, 300n],
	['one_time', 4900n, 2, 9800n],
	['monthly', 0n, 1_000_000, 0n],
] as const) {
	test(`${quantity} × ${priceMinor} ${billingPeriod} is ${expected} a month`, t => {
		t.is(mrr({priceMinor, quantity, billingPeriod}), expected);
	});
}

test('every billing period has its share of a month', t => {
	for (const billingPeriod of billingPeriods) t.true(mrr({priceMinor: 1200n, quantity: 1, billingPeriod}) > 0n, billingPeriod);
});

test('only what is active, past due or being cancelled earns, in any state', t => {
	const earning = ['active', 'cancelling', 'past_due'];
	for (const status of statesOf(subscriptionLifecycle)) {
		const subscription = Object.assign(Object.create(Subscription.prototype) as Subscription, {
			...{status, quantity: 2, priceMinor: 3100n},
			billingPeriod: 'monthly',
		});
		t.is(subscription.mrrAmountMinor(), earning.includes(status) ? 6200n : 0n, status);
	}
});
