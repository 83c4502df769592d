import type {PricedPack} from '../../catalog/packs/queries.ts';
import {lockPackOnOffer, pricingOf} from '../../catalog/packs/queries.ts';
import type {PricedPlan} from '../../catalog/queries.ts';
import {findBillingProfile, getTenant} from '../../organization/queries.ts';
import type {Tenant} from '../../organization/tenant.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import {insertMany, newRow} from '../../platform/unit/write-many.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {finalStatuses} from '../lifecycle.ts';
import {keepMade, nothingMade} from '../made.ts';
import {demandWithinMoneyLimit} from '../price-limit.ts';
import {requestProvisioning} from '../provisioned.ts';
import {refuse} from '../refusals.ts';
import {Subscription} from '../subscription.ts';
import {activatePack} from './activate-pack.ts';
import type {WholePack} from './lock-packs.ts';
import {PackSubscription} from './pack-subscription.ts';
import {sharePackPrice} from './share-pack-price.ts';

type Request = Readonly<{tenantId: IdOf<'tenant'>; slug: string}>;

/**
 * Subscribes a tenant to a pack of the catalog: to each of its plans, all or none. It works at once where no service has to provide
 * anything; else it begins with the last of them (`activateProvisionedPacks`), or not at all (`cancelUnprovisionedPacks`). The trial is the pack's,
 * whatever its plans have; a tenant that has tried one of its services has none.
 */
export async function subscribeToPack(unit: Unit, {tenantId, slug}: Request): Promise<WholePack> {
	const tenant = await getTenant(unit, tenantId);
	const offer = await lockPackOnOffer(unit, slug);
	if (!(await findBillingProfile(unit, tenantId))) throw refuse('billing_profile_missing');
	const {hasTried} = await demandNoneLive(unit, tenantId, offer.plans);
	const {pack: sold, priceMinor} = offer;
	const {billingPeriod, currency} = sold;
	const {partnerId} = tenant;
	await demandWithinMoneyLimit(unit, {...{tenantId, partnerId, priceMinor, billingPeriod, currency}, quantity: 1, path: 'slug'});
	const whole = newPack(unit, offer, {tenant, trialDays: hasTried ? 0 : sold.trialDays});
	const made = nothingMade();
	const {pack, children} = whole;
	for (const child of children.filter(({id}) => pack.waitingFor.includes(id))) requestProvisioning(unit, child);
	if (pack.waitingFor.length === 0) activatePack(unit, made, whole, {tenant});
	await insertMany(unit, PackSubscription, [pack]);
	await insertMany(unit, Subscription, children);
	await keepMade(unit, made);
	return whole;
}

/** Refuses when the tenant subscribes to one of the services already, and says to which. Answers whether it has tried any of them. */
async function demandNoneLive({em}: Unit, tenantId: IdOf<'tenant'>, plans: readonly PricedPlan[]): Promise<{hasTried: boolean}> {
	const serviceIds = plans.map(({service}) => service.id);
	const live = await em.find(Subscription, {tenantId, serviceId: {$in: serviceIds}, status: {$nin: [...finalStatuses]}});
	const first = plans.find(({service}) => live.some(({serviceId}) => serviceId === service.id));
	const [found] = live.filter(({serviceId}) => serviceId === first?.service.id);
	if (first && found) throw refuse('already_subscribed', {service: first.service.slug, id: found.id});
	const tried = await em.findOne(Subscription, {tenantId, serviceId: {$in: serviceIds}, trialEndsAt: {$ne: null}}, {fields: ['id']});
	return {hasTried: tried !== null};
}

function newPack(unit: Unit, {pack: sold, plans}: PricedPack, {tenant, trialDays}: {tenant: Tenant; trialDays: number}): WholePack {
	const {id: tenantId, partnerId} = tenant;
	const {billingPeriod, currency} = sold;
	const {basePriceMinor: priceMinor, discountPercentage} = pricingOf(sold);
	const pack = newRow(unit, PackSubscription, {
		...{tenantId, partnerId, packId: sold.id, packSlug: sold.slug, packName: sold.name, status: 'pending', step: 0},
		...{billingPeriod, currency, priceMinor, discountPercentage, trialDays, waitingFor: []},
	});
	const children = plans.map(({plan, service, version}, index) =>
		newRow(unit, Subscription, {
			...{tenantId, partnerId, serviceId: service.id, serviceSlug: service.slug, planId: plan.id, planKey: plan.keyIn(service)},
			...{planVersionId: version.id, quantity: 1, billingPeriod, currency, priceMinor: 0n, hasOwnPrice: false, status: 'pending', step: 0},
			...{currentPeriodIndex: 0, packSubscriptionId: pack.id, metadata: {}},
			packShare: {
				...{pack_subscription_id: pack.id, pack_slug: pack.packSlug, pack_name: pack.packName},
				...{override_cents: sold.items[index]?.overridePriceMinor ?? null, weight_cents: 0, line: 'share'},
			},
		}),
	);
	sharePackPrice(
		pack,
		children,
		plans.map(({version}) => version),
	);
	pack.waitingFor = children.filter((_, index) => plans[index]?.service.isProvisioned()).map(({id}) => id);
	return {pack, children};
}
