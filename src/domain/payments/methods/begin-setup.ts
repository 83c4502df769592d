import {findBillingProfile, getTenant} from '../../organization/queries.ts';
import {type Fault, refuse as refusePlatform} from '../../platform/refusals.ts';
import type {Cipher} from '../../platform/secrets.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import type {BegunSetup, MethodType, Provider, SetupRequest} from '../provider/provider.ts';
import {returnFaults} from '../provider/return-url.ts';
import {openReference, sealReference} from '../provider/sealed.ts';
import {refuse} from '../refusals.ts';
import {PaymentSetup} from './payment-setup.ts';
import {ProviderCustomer} from './provider-customer.ts';

/** A setup that nobody finishes is over after this, whatever the provider says of its own. */
const LIFE_MS = 24 * 3_600_000;

type Request = Readonly<{
	tenant: Readonly<{id: IdOf<'tenant'>; partnerId: IdOf<'partner'>}>;
	provider: Provider;
	type: MethodType | undefined;
	/** What a sandbox method is to do. */
	label: string | undefined;
	returnUrl: string | undefined;
	returnOrigins: readonly string[];
	publicUrl: string;
	cipher: Cipher;
}>;

/** What is wrong with what was asked for, all at once. */
function faultsOf({provider, type, label, returnUrl, returnOrigins, publicUrl}: Request): Fault[] {
	const faults: Fault[] = [];
	if (type !== undefined && !provider.types.includes(type))
		faults.push({path: 'type', message: `must be one of ${provider.types.join(', ')}`});
	if (label !== undefined && !provider.isLabel?.(label)) faults.push({path: 'label', message: 'is not a label of this provider'});
	return [...faults, ...returnFaults({returnUrl, returnOrigins, publicUrl})];
}

/** Writes down that a tenant sets up a payment method, before the provider is asked. Answers what it is asked. */
export async function beginSetup(unit: Unit, request: Request): Promise<SetupRequest> {
	const {provider, tenant, cipher, returnUrl, publicUrl} = request;
	if (!provider.stores) throw refuse('provider_stores_nothing', {name: provider.name});
	const details = faultsOf(request);
	if (details.length > 0) throw refusePlatform('input_invalid', {details});
	const type = request.type ?? provider.types[0] ?? 'card';
	const setup = unit.em.create(PaymentSetup, {
		...{tenantId: tenant.id, partnerId: tenant.partnerId, provider: provider.slug, type, status: 'open'},
		expiresAt: new Date(unit.now.getTime() + LIFE_MS),
	});
	const customer = await unit.em.findOne(ProviderCustomer, {tenantId: tenant.id, provider: provider.slug});
	const profile = await findBillingProfile(unit, tenant.id);
	const {name} = await getTenant(unit, tenant.id);
	return {
		...{setupId: setup.id, type, label: request.label, returnUrl: returnUrl ?? publicUrl, now: unit.now},
		webhookUrl: `${publicUrl}/api/v1/webhooks/${provider.slug}`,
		customer: {
			...{tenantId: tenant.id, name: profile?.companyName ?? name ?? tenant.id, email: profile?.contactEmail ?? null},
			reference: customer ? openReference(cipher, 'provider_customer', customer) : undefined,
		},
	};
}

type Begun = Readonly<{setupId: IdOf<'paymentSetup'>; begun: BegunSetup; cipher: Cipher}>;

/** Writes down what the provider calls the setup and the customer: one customer for each tenant there. */
export async function keepBegunSetup(unit: Unit, {setupId, begun, cipher}: Begun): Promise<PaymentSetup> {
	const setup = await getSetup(unit, setupId);
	setup.providerId = begun.providerId;
	const {tenantId, partnerId, provider} = setup;
	const known = await unit.em.findOne(ProviderCustomer, {tenantId, provider});
	if (!known) {
		const customer = unit.em.create(ProviderCustomer, {tenantId, partnerId, provider, referenceSealed: ''});
		customer.referenceSealed = sealReference(cipher, 'provider_customer', customer, begun.customerReference);
	}

	return setup;
}

/** A setup of one's own, or a refusal. */
export async function getSetup({em}: Unit, id: IdOf<'paymentSetup'>): Promise<PaymentSetup> {
	const setup = await em.findOne(PaymentSetup, id);
	if (!setup) throw refuse('setup_not_found', {id});
	return setup;
}
