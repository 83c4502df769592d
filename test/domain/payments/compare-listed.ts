import test from 'ava';
import fc from 'fast-check';
import type {ListedMovement} from '../../../src/domain/payments/provider/provider.ts';
import {compareListed, missingThere, type OurPayment, type OurRefund} from '../../../src/domain/payments/reconciliation/compare-listed.ts';
import {sumsOf} from '../../../src/domain/payments/reconciliation/difference.ts';

const paymentHere = (more: Partial<OurPayment> = {}): OurPayment => ({
	...{id: 'pint_1', providerId: 'pi_1', status: 'succeeded', bookedMinor: 100n, reversedMinor: 0n, currency: 'EUR'},
	...{tenantId: 'tnt_1', invoiceId: 'inv_1'},
	...more,
});
const refundHere = (more: Partial<OurRefund> = {}): OurRefund => ({
	...{id: 'rf_1', providerId: 're_1', status: 'succeeded', amountMinor: 30n, currency: 'EUR', tenantId: 'tnt_1'},
	...{invoiceId: 'inv_1', intentId: 'pint_1'},
	...more,
});
const paymentThere = (more: Partial<ListedMovement> = {}): ListedMovement => ({
	...{kind: 'payment', providerId: 'pi_1', paymentId: 'pi_1', reference: 'pint_1', status: 'succeeded', amountMinor: 100n, currency: 'EUR'},
	...more,
});
const refundThere = (more: Partial<ListedMovement> = {}): ListedMovement =>
	paymentThere({kind: 'refund', providerId: 're_1', reference: 'rf_1', amountMinor: 30n, ...more});
const disputeThere = (amountMinor: bigint, more: Partial<ListedMovement> = {}): ListedMovement =>
	paymentThere({kind: 'reversal', providerId: 'dp_1', reference: undefined, amountMinor, ...more});

const found = (listed: readonly ListedMovement[], payments: readonly OurPayment[], refunds: readonly OurRefund[] = []): string[] =>
	compareListed('stripe', listed, {payments, refunds}).map(({cause, amountMinor, subject}) => `${cause} ${amountMinor} ${subject}`);

test('what both have alike is no difference, nor what is under way there', t => {
	t.deepEqual(found([paymentThere(), refundThere(), disputeThere(40n)], [paymentHere({reversedMinor: 40n})], [refundHere()]), []);
	t.deepEqual(found([paymentThere({status: 'pending'})], [paymentHere({bookedMinor: 0n, status: 'pending'})]), []);
	t.deepEqual(found([paymentThere({status: 'failed'})], [paymentHere({bookedMinor: 0n, status: 'failed'})]), []);
	t.deepEqual(found([refundThere()], [paymentHere()], [refundHere({status: 'pending', providerId: null})]), [], 'found by our name');
	t.deepEqual(found([refundThere({status: 'failed'})], [paymentHere()], [refundHere({status: 'failed'})]), []);
});

test('each difference is told with its cause and amount', t => {
	t.deepEqual(found([paymentThere()], []), ['unknown_payment 100 pi_1']);
	t.deepEqual(found([paymentThere()], [paymentHere({bookedMinor: 0n, status: 'failed'})]), ['payment_not_booked 100 pint_1']);
	t.deepEqual(found([paymentThere({amountMinor: 120n})], [paymentHere()]), ['payment_differs 20 pint_1']);
	t.deepEqual(found([paymentThere({status: 'failed'})], [paymentHere()]), ['payment_missing -100 pint_1']);
	t.deepEqual(found([refundThere({reference: undefined, providerId: 're_9'})], [paymentHere()]), ['unknown_refund -30 re_9']);
	t.deepEqual(found([refundThere({status: 'failed'})], [paymentHere()], [refundHere()]), ['refund_failed 30 rf_1']);
	t.deepEqual(found([refundThere()], [paymentHere()], [refundHere({status: 'failed'})]), ['refund_went_through -30 rf_1']);
	t.deepEqual(found([refundThere({amountMinor: 50n})], [paymentHere()], [refundHere()]), ['refund_differs -20 rf_1']);
	t.deepEqual(found([disputeThere(40n), disputeThere(25n, {providerId: 'dp_2'})], [paymentHere({reversedMinor: 40n})]), [
		'reversal_not_booked -25 pint_1',
	]);
	t.deepEqual(found([disputeThere(40n)], []), ['reversal_not_booked -40 dp_1']);
});

test('a refund that is unknown here has the payment looked at that it is of', t => {
	const [one] = compareListed('stripe', [refundThere({reference: undefined, providerId: 're_9'})], {
		payments: [paymentHere()],
		refunds: [],
	});
	t.like(one, {intentId: 'pint_1', tenantId: 'tnt_1', invoiceId: 'inv_1'});
});

test('what was tried before a refund was tried anew is no difference', t => {
	const failedBefore = refundThere({status: 'failed', providerId: 're_0'});
	t.deepEqual(found([failedBefore, refundThere()], [paymentHere()], [refundHere()]), []);
});

test('what the books have and the provider did not list is missing there', t => {
	const ours = {payments: [paymentHere(), paymentHere({id: 'pint_2', providerId: 'pi_2', reversedMinor: 40n})], refunds: [refundHere()]};
	t.deepEqual(
		missingThere('stripe', new Set(['pi_1']), ours).map(({cause, amountMinor, subject}) => `${cause} ${amountMinor} ${subject}`),
		['payment_missing -60 pint_2', 'refund_missing 30 rf_1'],
	);
	t.deepEqual(missingThere('stripe', new Set(['pi_1', 'pi_2', 're_1']), ours), []);
});

const cents = fc.bigInt({min: 1n, max: 10n ** 9n});
const movement = fc.record({there: fc.boolean(), here: fc.boolean(), came: cents, booked: cents});

test('differences of payments come to what the provider has more than the books', t => {
	fc.assert(
		fc.property(fc.array(movement, {maxLength: 30}), lives => {
			const of = <Row>(pick: (life: (typeof lives)[number], index: number) => Row | undefined) =>
				lives.flatMap((life, index) => pick(life, index) ?? []);
			const listed = of(({there, came}, index) =>
				there
					? paymentThere({providerId: `pi_${index}`, paymentId: `pi_${index}`, reference: `pint_${index}`, amountMinor: came})
					: undefined,
			);
			const payments = of(({here, booked}, index) =>
				here ? paymentHere({id: `pint_${index}` as OurPayment['id'], providerId: `pi_${index}`, bookedMinor: booked}) : undefined,
			);
			const names = new Set(listed.map(({providerId}) => providerId));
			const differences = [
				...compareListed('stripe', listed, {payments, refunds: []}),
				...missingThere('stripe', names, {payments, refunds: []}),
			];
			const more = listed.reduce((sum, one) => sum + one.amountMinor, 0n) - payments.reduce((sum, one) => sum + one.bookedMinor, 0n);
			t.is(sumsOf(differences)[0]?.amountMinor ?? 0n, more);
		}),
	);
});
