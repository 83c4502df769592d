import {LockMode} from '@mikro-orm/core';
import {type FilterQuery, raw} from '@mikro-orm/postgresql';
import {Invoice} from '../billing/invoice.ts';
import {remindOf} from '../billing/mail/remind-of.ts';
import {lockInvoice} from '../billing/queries.ts';
import {accountKey, accountsParameter, ofAccounts} from '../charges/account.ts';
import {dueAt} from '../platform/attempts/attempt.ts';
import {readSettings} from '../platform/process/settings.ts';
import {recordGivenUp} from '../platform/record-given-up.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import {Dunning} from './dunning/dunning.ts';
import {nextRetry} from './dunning/dunning-days.ts';
import {PaymentMethod} from './methods/payment-method.ts';
import {PaymentIntent} from './payment-intent.ts';
import type {Providers} from './provider/provider.ts';

const COLLECTED = ['finalized', 'sent', 'past_due'] as const;

type Background = Readonly<{
	methods: ReadonlyMap<string, PaymentMethod>;
	attempts: ReadonlyMap<string, readonly PaymentIntent[]>;
	dunnings: ReadonlyMap<string, Dunning>;
	retryDays: readonly number[];
	providers: Providers;
}>;

/**
 * Collects a slice of invoices whose time has come, by a fixed number of queries: a payment for each that has something due, a method that
 * can be charged, and none under way. Too little for the provider is carried to the account's next invoice. Answers a payment of each provider
 * that is to be asked now.
 */
export async function collectInvoices(
	unit: Unit,
	{invoiceIds, providers}: {invoiceIds: readonly IdOf<'invoice'>[]; providers: Providers},
): Promise<IdOf<'paymentIntent'>[]> {
	const lock = {lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: {id: 'asc'}} as const;
	const due = await unit.em.find(Invoice, {id: {$in: [...invoiceIds]}, collectAt: {$lte: unit.now}}, lock);
	if (due.length === 0) return [];
	const background = await loadBackground(unit, due, providers);
	const carried = Map.groupBy(await carriedOf(unit, due), accountKey);
	const made: PaymentIntent[] = [];
	for (const invoice of due) {
		invoice.collectAt = null;
		const isOpen = invoice.documentType === 'invoice' && (COLLECTED as readonly string[]).includes(invoice.status);
		const attempts = background.attempts.get(invoice.id) ?? [];
		if (!isOpen || invoice.amountDueMinor() === 0n || attempts.some(attempt => attempt.isOpen())) continue;
		const method = background.methods.get(invoice.tenantId);
		const provider = method && providers.get(method.provider);
		if (!method || !provider?.stores) {
			waitForCustomer(unit, invoice, background);
			continue;
		}

		const older = (carried.get(accountKey(invoice)) ?? []).filter(other => other.id !== invoice.id && other.amountDueMinor() > 0n);
		const amountMinor = [invoice, ...older].reduce((sum, one) => sum + one.amountDueMinor(), 0n);
		if (amountMinor < provider.minimumMinor(invoice.currency)) {
			invoice.isCarried = true;
			continue;
		}

		for (const one of [invoice, ...older]) one.isCarried = false;
		made.push(intentOf(unit, invoice, {method, amountMinor, attempt: attempts.length + 1, carriedIds: older.map(({id}) => id)}));
		carried.delete(accountKey(invoice));
	}

	await unit.em.flush();
	return [...new Map(made.map(({provider, id}) => [provider, id])).values()];
}

async function loadBackground(unit: Unit, due: readonly Invoice[], providers: Providers): Promise<Background> {
	const {em} = unit;
	const invoiceId = {$in: due.map(({id}) => id)};
	const methods = await em.find(PaymentMethod, {tenantId: {$in: due.map(({tenantId}) => tenantId)}, isDefault: true});
	const attempts = await em.find(PaymentIntent, {invoiceId});
	const dunnings = await em.find(Dunning, {invoiceId, endedAt: null});
	return {
		methods: new Map(methods.filter(method => method.isUsable()).map(method => [method.tenantId, method])),
		attempts: Map.groupBy(attempts, attempt => attempt.invoiceId ?? ''),
		dunnings: new Map(dunnings.map(dunning => [dunning.invoiceId, dunning])),
		retryDays: (await readSettings(unit)).dunningScheduleDays,
		providers,
	};
}

/** What was too little to be charged, of the accounts of these invoices, locked after them. */
async function carriedOf({em}: Unit, due: readonly Invoice[]): Promise<Invoice[]> {
	const theirs = raw(alias => ofAccounts(alias), [accountsParameter(due)]);
	return em.find(Invoice, {isCarried: true, [theirs]: []} as FilterQuery<Invoice>, {
		lockMode: LockMode.PESSIMISTIC_WRITE,
		orderBy: {id: 'asc'},
	});
}

/** Nothing can be charged: on the days of the settings the customer is reminded, where dunning has begun. */
function waitForCustomer(unit: Unit, invoice: Invoice, {dunnings, retryDays}: Background): void {
	const dunning = dunnings.get(invoice.id);
	if (!dunning) return;
	const retry = nextRetry(dunning.firstFailedAt, retryDays, unit.now);
	invoice.collectAt = retry ?? null;
	remindOf(unit, invoice, 'payment_failed', retry);
}

type Planned = Readonly<{method: PaymentMethod; amountMinor: bigint; attempt: number; carriedIds: readonly IdOf<'invoice'>[]}>;

const intentOf = (unit: Unit, invoice: Invoice, {method, amountMinor, attempt, carriedIds}: Planned): PaymentIntent =>
	unit.em.create(PaymentIntent, {
		...{tenantId: invoice.tenantId, partnerId: invoice.partnerId, invoiceId: invoice.id, currency: invoice.currency},
		...{kind: 'charge', provider: method.provider, methodId: method.id, status: 'pending', ...dueAt(unit.now)},
		...{amountMinor, attempt, carriedIds, bookedMinor: 0n, reversedMinor: 0n, round: 1, looksWanted: 0, looks: 0},
	});

/** An invoice that cannot be collected for a fault of ours is set aside, and the operator is told: it holds up itself only. */
export async function setCollectionAside(unit: Unit, {invoiceId, code}: {invoiceId: IdOf<'invoice'>; code: string}): Promise<void> {
	const invoice = await lockInvoice(unit, invoiceId);
	invoice.collectAt = null;
	recordGivenUp(unit, {kind: 'payment', resourceId: invoiceId, code, step: invoice.version});
}
