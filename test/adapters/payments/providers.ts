import test from 'ava';
import type {Fault} from '../../support/payments/faulty-server.ts';
import {
	cardAtMollie,
	cardAtStripe,
	charge,
	chargeOf,
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

const cases = [
	{name: 'Stripe', provider: () => open.stripe, server: () => open.stripeServer, ready: async () => cardAtStripe(open)},
	{name: 'Mollie', provider: () => open.mollie, server: () => open.mollieServer, ready: async () => cardAtMollie(open)},
] as const;

/** Everything that can be lost on the way of one charge: the request before its effect, or the answer after it. */
const losses: readonly Fault[] = (['before', 'after'] as const).flatMap(when =>
	(['close', 'cut', 500, 502, 503, 429] as const).map(what => ({when, what})),
);

for (const {name, provider, server, ready} of cases) {
	test.serial(`${name}: a stored card is shown by its last four digits and charged`, async t => {
		const method = await ready();
		const request = chargeOf(method);
		const seen = knownOf(await charge(provider(), request));
		t.like(seen, {status: 'succeeded', amountMinor: 12_100n, currency: 'EUR', reversedMinor: 0n, reference: request.reference});
		t.deepEqual(knownOf(await provider().look({providerId: seen.providerId, now: new Date()})), seen);
	});

	test.serial(`${name}: a charge is one call`, async t => {
		const request = chargeOf(await ready());
		const before = server().calls.length;
		await charge(provider(), request);
		t.is(server().calls.length - before, 1);
	});

	test.serial(`${name}: asked for again under its key, a payment is shown as it stands now, not as it did then`, async t => {
		const request = chargeOf(await ready());
		const {providerId, refunds} = knownOf(await charge(provider(), request));
		t.deepEqual(refunds, []);
		const reference = fresh('rf');
		const back = {providerId, reference, key: `${reference}:1`, amountMinor: 2100n, currency: 'EUR', reason: 'kind'} as const;
		await provider().refund({...back, now: new Date()});
		const again = knownOf(await charge(provider(), request));
		t.deepEqual(again, knownOf(await provider().look({providerId, now: new Date()})));
		t.deepEqual(
			again.refunds.map(({amountMinor}) => amountMinor),
			[2100n],
		);
	});

	for (const fault of losses) {
		test.serial(`${name}: where ${fault.what} comes ${fault.when} the charge nobody knows, and the same key charges once`, async t => {
			const method = await ready();
			const request = chargeOf(method);
			const lost = {...fault, only: /POST .*\/(?:payment_intents|payments)$/};
			// Stripe's library asks once more by itself when the connection breaks.
			server().fail(lost, ...(name === 'Stripe' && fault.what === 'close' ? [lost] : []));
			t.is((await charge(provider(), request)).kind, 'unclear');
			t.is(knownOf(await charge(provider(), request)).status, 'succeeded');
			t.is(server().chargesFor(request.reference), 1);
		});
	}

	test.serial(
		`${name}: what was charged is found by our reference when its key is forgotten, and what was not is certainly not there`,
		async t => {
			const method = await ready();
			const request = chargeOf(method);
			server().fail({when: 'after', what: 'close', only: /POST .*\/(?:payment_intents|payments)$/});
			await charge(provider(), request);
			server().forgetKeys();
			const {customerReference} = method;
			const asked = {customerReference, since: new Date(Date.now() - 60_000), now: new Date()};
			t.like(knownOf(await provider().find({...asked, reference: request.reference})), {status: 'succeeded', reference: request.reference});
			t.is(knownOf(await provider().find({...asked, reference: fresh('pint')})), undefined);
		},
	);

	test.serial(`${name}: an amount below the minimum is refused as that`, async t => {
		server().settings.minimum = 50;
		t.like(await charge(provider(), chargeOf(await ready(), {amountMinor: 49n})), {kind: 'refused', why: 'below_minimum'});
	});

	test.serial(`${name}: refunds in parts are seen, and no more than is left is refunded`, async t => {
		const {reference: _, ...paid} = knownOf(await charge(provider(), chargeOf(await ready())));
		const part = (amountMinor: bigint) => {
			const reference = fresh('rf');
			const request = {
				providerId: paid.providerId,
				reference,
				key: `${reference}:1`,
				amountMinor,
				currency: 'EUR',
				reason: 'kind',
			} as const;
			return provider().refund({...request, now: new Date()});
		};
		t.like(knownOf(await part(2100n)), {status: 'succeeded', amountMinor: 2100n});
		t.like(knownOf(await part(10_000n)), {status: 'succeeded', amountMinor: 10_000n});
		t.is((await part(1n)).kind, 'refused');
		const {refunds} = knownOf(await provider().look({providerId: paid.providerId, now: new Date()}));
		t.is(
			refunds.reduce((sum, {amountMinor}) => sum + amountMinor, 0n),
			12_100n,
		);
	});
}
