import {isDeepStrictEqual} from 'node:util';
import {Charge} from '../../charges/charge.ts';
import type {ChargedItem} from '../../charges/charged-item.ts';
import {type Fault, refuse as refusePlatform} from '../../platform/refusals.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {Currency} from '../../platform/values/currencies.ts';
import {compare, type Decimal, decimalOf, formatDecimal} from '../../platform/values/decimal.ts';
import type {IdOf} from '../../platform/values/id.ts';
import type {Day} from '../../platform/values/period.ts';
import {faultsOfLine} from '../draft/line-input.ts';
import {refuse} from '../refusals.ts';
import {lineAmount} from '../tax/totals.ts';
import {type CallingService, reachedSubscription} from './reached.ts';

/** What a service charges a tenant once. */
export type NewCharge = Readonly<{
	tenantId: IdOf<'tenant'>;
	description: string;
	/** 1 unless given; not below zero, nor is the price. */
	quantity?: Decimal;
	unitPriceMinor: Decimal;
	currency: Currency;
	/** In percent. */
	taxRate?: Decimal | null;
	periodStart?: Day | null;
	periodEnd?: Day | null;
	idempotencyKey: string;
	metadata?: Record<string, string>;
}>;

type Request = Readonly<{
	service: CallingService;
	given: NewCharge;
	/** `SERVICE_CHARGE_MAX_CENTS`. */
	limitMinor: bigint;
}>;

/**
 * Lets a service charge a tenant that it reaches something once, with the next document of the account. Its key counts once: the same
 * again is answered with the first one (`isNew` false), something else under it is refused. Everything that is wrong with it is said at once.
 */
export async function createCharge(unit: Unit, {service, given, limitMinor}: Request): Promise<{charge: Charge; isNew: boolean}> {
	const {tenantId, currency, idempotencyKey} = given;
	const subscription = await reachedSubscription(unit, {service, tenantId});
	const item = itemOf(service, given);
	const known = await unit.em.findOne(Charge, {serviceId: service.id, idempotencyKey});
	if (known) {
		const isSame = known.tenantId === tenantId && known.currency === currency && isDeepStrictEqual(known.item, item);
		if (!isSame) throw refuse('charge_key_used', {key: idempotencyKey});
		return {charge: known, isNew: false};
	}

	const details = [...faultsOf(given, limitMinor), ...currencyFaults(currency, subscription.currency)];
	if (details.length > 0) throw refusePlatform('input_invalid', {details});
	const charge = unit.em.create(Charge, {
		...{tenantId, partnerId: subscription.partnerId, currency, subscriptionId: subscription.id, serviceId: service.id},
		...{kind: 'one_off', item, idempotencyKey, dueAt: unit.now, isLast: false},
	});
	// Two requests with one key at once: the second one is run again, and finds the first.
	await unit.em.flush();
	return {charge, isNew: true};
}

const ONE = decimalOf(1n);
const ZERO = decimalOf(0n);

const itemOf = ({slug}: CallingService, {quantity = ONE, unitPriceMinor, ...given}: NewCharge): ChargedItem => ({
	service_slug: slug,
	description: given.description,
	quantity: formatDecimal(quantity),
	unit_price_cents: formatDecimal(unitPriceMinor),
	amount_cents: Number(lineAmount({quantity, unitPriceMinor})),
	tax_rate: given.taxRate ? formatDecimal(given.taxRate) : null,
	period_start: given.periodStart ?? null,
	period_end: given.periodEnd ?? null,
	metadata: given.metadata ?? {},
});

function faultsOf(given: NewCharge, limitMinor: bigint): Fault[] {
	const {quantity = ONE, unitPriceMinor, taxRate} = given;
	const amountMinor = lineAmount({quantity, unitPriceMinor});
	const isUntaxed = Boolean(taxRate) && compare(taxRate ?? ZERO, ZERO) === 0;
	return [
		...faultsOfLine({...given, amountMinor}, null),
		...(isUntaxed ? [{path: 'tax_rate', message: 'must be above 0: a charge of a service has no zero rate'}] : []),
		...(amountMinor > limitMinor ? [{path: 'unit_price_cents', message: `makes the amount more than ${limitMinor} minor units`}] : []),
	];
}

const currencyFaults = (given: Currency, agreed: Currency): Fault[] =>
	given === agreed ? [] : [{path: 'currency', message: `must be ${agreed}, the currency of the subscription`}];
