import test from 'ava';
import {createSandboxPayments} from '../../../src/adapters/sandbox-payments/sandbox-payments.ts';
import {
	cardAtMollie,
	cardAtStripe,
	charge,
	chargeOf,
	customer,
	fresh,
	knownOf,
	type OpenProviders,
	openProviders,
} from '../../support/payments/open-providers.ts';

let open: OpenProviders;

test.before(async () => {
	open = await openProviders();
});
test.after.always(async () => open.close());

test.serial('Stripe: a declined card names the payment, by what is to be done about it', async t => {
	const method = await cardAtStripe(open);
	for (const [decline, kind] of [
		['insufficient_funds', 'another_day'],
		['lost_card', 'ask_customer'],
	] as const) {
		open.stripeServer.nextPayments({decline});
		const seen = knownOf(await charge(open.stripe, chargeOf(method)));
		t.like(seen, {status: 'failed', failure: {code: decline, kind}});
	}
});

test.serial('Stripe: a key keeps its decline, and a new one is a new attempt', async t => {
	const method = await cardAtStripe(open);
	const request = chargeOf(method);
	open.stripeServer.nextPayments({decline: 'insufficient_funds'});
	t.is(knownOf(await charge(open.stripe, request)).status, 'failed');
	t.is(knownOf(await charge(open.stripe, request)).status, 'failed');
	t.is(knownOf(await charge(open.stripe, {...request, key: `${request.reference}:2`})).status, 'succeeded');
	t.is((await charge(open.stripe, {...request, amountMinor: 1n})).kind, 'refused');
});

test.serial('Stripe: 409 for a key in use is no failure', async t => {
	const request = chargeOf(await cardAtStripe(open));
	open.stripeServer.fail({when: 'before', what: 409});
	t.is((await charge(open.stripe, request)).kind, 'unclear');
});

test.serial('Stripe: a payment that needs the customer waits with a secret for the browser', async t => {
	open.stripeServer.nextPayments('requires_action', {decline: 'authentication_required'});
	const method = await cardAtStripe(open);
	for (const request of [chargeOf(method), chargeOf(method)]) {
		const seen = knownOf(await charge(open.stripe, request));
		t.is(seen.status, 'requires_action');
		t.truthy(seen.action?.clientSecret);
	}
});

test.serial('Stripe: a dispute takes back what was withdrawn, an inquiry nothing, and a won one gives it back', async t => {
	const request = chargeOf(await cardAtStripe(open));
	const {providerId} = knownOf(await charge(open.stripe, request));
	const reversed = async () => knownOf(await open.stripe.look({providerId, now: new Date()})).reversedMinor;
	await open.stripeServer.dispute(providerId, {isInquiry: true});
	t.is(await reversed(), 0n);
	const dispute = await open.stripeServer.dispute(providerId, {amount: 5000});
	t.is(await reversed(), 5000n);
	await open.stripeServer.winDispute(dispute);
	t.is(await reversed(), 0n);
});

test.serial('Stripe: iDEAL leaves the direct debit that it made', async t => {
	const setup = {
		setupId: fresh('pset'),
		customer,
		type: 'ideal' as const,
		label: undefined,
		returnUrl: undefined,
		webhookUrl: '',
		now: new Date(),
	};
	const begun = knownOf((await open.stripe.stores?.begin(setup)) ?? {kind: 'missing'});
	const debit = open.stripeServer.finishSetup(begun.providerId, {type: 'ideal'});
	const seen = knownOf((await open.stripe.stores?.look({...begun, now: new Date()})) ?? {kind: 'missing'});
	t.like(seen, {status: 'active', method: {type: 'sepa_debit', reference: debit, last4: '3000'}});
});

test.serial('Mollie: paid stays paid, and a chargeback is what counts', async t => {
	const {providerId} = knownOf(await charge(open.mollie, chargeOf(await cardAtMollie(open))));
	await open.mollieServer.chargeBack(providerId);
	t.like(knownOf(await open.mollie.look({providerId, now: new Date()})), {status: 'succeeded', reversedMinor: 12_100n});
	await open.mollieServer.reverseChargebacks(providerId);
	t.like(knownOf(await open.mollie.look({providerId, now: new Date()})), {status: 'succeeded', reversedMinor: 0n});
});

test.serial('Mollie: a second refund of the same amount within the hour waits, and has not failed', async t => {
	const {providerId} = knownOf(await charge(open.mollie, chargeOf(await cardAtMollie(open))));
	const refund = async () => {
		const reference = fresh('rf');
		return open.mollie.refund({
			...{providerId, reference, key: reference, amountMinor: 100n, currency: 'EUR', reason: 'kind'},
			now: new Date(),
		});
	};
	t.is((await refund()).kind, 'known');
	t.like(await refund(), {kind: 'refused', why: 'wait'});
});

test.serial('Mollie: no method is active before its mandate is, and a cent that moved is told', async t => {
	const setup = {
		setupId: fresh('pset'),
		customer,
		type: 'ideal' as const,
		label: undefined,
		returnUrl: 'https://us.example/back',
		webhookUrl: 'https://us.example',
		now: new Date(),
	};
	const begun = knownOf((await open.mollie.stores?.begin(setup)) ?? {kind: 'missing'});
	const look = async () => knownOf((await open.mollie.stores?.look({...begun, now: new Date()})) ?? {kind: 'missing'});
	t.is((await look()).status, 'pending');
	await open.mollieServer.finishFirst(begun.providerId, {mandate: 'pending'});
	t.like(await look(), {status: 'pending', moved: {status: 'succeeded', amountMinor: 1n}});
	for (const mandate of open.mollieServer.mandates.values()) mandate.status = 'valid';
	t.like(await look(), {status: 'active', method: {type: 'sepa_debit', last4: '0000'}});
});

test.serial('Coinbase: a page for one payment, paid by whoever opens it, refunded once however often it is asked', async t => {
	const reference = fresh('pint');
	const request = {
		...{reference, key: `${reference}:1`, attempt: 1, amountMinor: 12_100n, currency: 'EUR' as const, description: 'Invoice'},
		...{webhookUrl: '', now: new Date(), returnUrl: 'https://us.example/back', customerReference: undefined},
	};
	open.coinbaseServer.fail({when: 'after', what: 'close'});
	t.is((await open.coinbase.link?.(request))?.kind, 'unclear');
	const made = knownOf((await open.coinbase.link?.(request)) ?? {kind: 'missing'});
	t.like(made, {status: 'requires_action', amountMinor: 12_100n, currency: 'EUR'});
	t.is(open.coinbaseServer.chargesFor(reference), 1);
	t.is(
		knownOf(await open.coinbase.find({reference, customerReference: undefined, since: new Date(0), now: new Date()}))?.providerId,
		made.providerId,
	);
	await open.coinbaseServer.settle(made.providerId, 'PROCESSING');
	t.is(knownOf(await open.coinbase.look({...made, now: new Date()})).status, 'pending');
	await open.coinbaseServer.settle(made.providerId, 'COMPLETED');
	t.is(knownOf(await open.coinbase.look({...made, now: new Date()})).status, 'succeeded');

	const refund = {
		...{providerId: made.providerId, reference: fresh('rf'), key: 'k', amountMinor: 100n, currency: 'EUR' as const},
		reason: 'kind',
		now: new Date(),
	};
	open.coinbaseServer.fail({when: 'after', what: 503, only: /refund$/});
	t.is((await open.coinbase.refund(refund)).kind, 'unclear');
	open.coinbaseServer.forgetKeys();
	t.is(knownOf(await open.coinbase.refund(refund)).status, 'succeeded');
	t.is(open.coinbaseServer.checkouts.get(made.providerId)?.refunds.length, 1);
});

test.serial('Coinbase stores no methods and does not pretend to', t => {
	t.is(open.coinbase.stores, undefined);
});

test('a method of the sandbox does what its label says, in business time', async t => {
	const sandbox = createSandboxPayments({webhookSecret: 'secret'});
	const day = (number: number) => new Date(Date.UTC(2026, 5, number));
	const paid = async (label: string, attempt = 1) => {
		const methodReference = `sbxpm.${label}.${fresh('pset')}`;
		const request = chargeOf({methodReference, customerReference: 'c', methodType: 'card'}, {methodType: 'sandbox', attempt, now: day(1)});
		const {providerId, status} = knownOf(await charge(sandbox, request));
		return {status, on: async (number: number) => knownOf(await sandbox.look({providerId, now: day(number)}))};
	};
	t.is((await paid('succeeds')).status, 'succeeded');
	t.is((await paid('fails')).status, 'failed');
	t.is((await paid('fails_2', 2)).status, 'failed');
	t.is((await paid('fails_2', 3)).status, 'succeeded');
	const late = await paid('late_fails');
	t.is(late.status, 'pending');
	t.is((await late.on(7)).status, 'failed');
	const acting = await paid('needs_action');
	t.is(acting.status, 'requires_action');
	t.is((await acting.on(3)).status, 'succeeded');
	const back = await paid('charged_back_won');
	t.deepEqual([(await back.on(5)).reversedMinor, (await back.on(12)).reversedMinor, (await back.on(25)).reversedMinor], [0n, 12_100n, 0n]);
});
