import {accountKey} from '../../charges/account.ts';
import {accountsDue, firstChargeOf} from '../../charges/due-charges.ts';
import {skipDueCharges} from '../../charges/skip-due-charges.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import {whatIf} from '../../platform/unit/what-if.ts';
import type {Currency} from '../../platform/values/currencies.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {passPeriodEnds} from '../../subscriptions/periods/pass-period-ends.ts';
import {firstPeriodEndOf, overdueForPeriodEnd, runningCurrenciesOf} from '../../subscriptions/queries.ts';
import type {FinalizeRules} from './judge.ts';
import {preview, type ShownDocument} from './preview.ts';

/** So many instants at which something is due, and comes to nothing, are looked past. */
const LOOKS_LIMIT = 24;
/** Subscriptions of a tenant whose periods end at one instant. */
const TOGETHER_LIMIT = 1000;

type Request = FinalizeRules &
	Readonly<{
		tenantId: IdOf<'tenant'>;
		/** The first of each currency, not only the very first. */
		ofEachCurrency?: boolean;
	}>;

/**
 * The documents that a tenant gets next if nothing happens until then, with the usage that is known now: the run of that instant is
 * planned as the run plans it, after the periods that are over then were passed, and all of it is taken back. None when nothing is going
 * to be due. The first is the one due next; it takes a unit that may write.
 */
export async function upcomingDocuments(unit: Unit, {tenantId, ofEachCurrency = false, ...rules}: Request): Promise<ShownDocument[]> {
	return whatIf(unit, async () => {
		const found = new Map<Currency, ShownDocument>();
		const isFound = await goalOf(unit, tenantId, ofEachCurrency);
		let at = unit.now;
		for (let look = 0; look < LOOKS_LIMIT && !isFound(found); look++) {
			const due = await nextDueOf(unit, tenantId);
			if (!due) break;
			if (due > at) at = due;
			for (const document of await dueAt({...unit, now: at}, tenantId, rules))
				if (!found.has(document.currency)) found.set(document.currency, document);
		}

		return [...found.values()];
	});
}

type Found = ReadonlyMap<Currency, ShownDocument>;

/** When enough is found. */
async function goalOf(unit: Unit, tenantId: IdOf<'tenant'>, ofEachCurrency: boolean): Promise<(found: Found) => boolean> {
	if (!ofEachCurrency) return found => found.size > 0;
	const expected = await runningCurrenciesOf(unit, tenantId);
	return found => expected.length > 0 && expected.every(currency => found.has(currency));
}

/** When the next thing of a tenant is due that the clock takes up by itself: a charge, or the end of a period. */
async function nextDueOf(unit: Unit, tenantId: IdOf<'tenant'>): Promise<Date | undefined> {
	const instants = [await firstChargeOf(unit, tenantId), await firstPeriodEndOf(unit, tenantId)].flatMap(at => at ?? []);
	return instants.toSorted((one, other) => one.getTime() - other.getTime()).at(0);
}

/** The documents of an instant; what they charge, and what comes to nothing then, is not due any more. */
async function dueAt(then: Unit, tenantId: IdOf<'tenant'>, rules: FinalizeRules): Promise<ShownDocument[]> {
	await passPeriodEnds(then, {subscriptionIds: await overdueForPeriodEnd(then, {tenantIds: [tenantId], limit: TOGETHER_LIMIT})});
	then.em.clear();
	const accounts = await accountsDue(then, then.now, {tenantIds: [tenantId]});
	const documents = await preview(then, accounts, {...rules, asOf: then.now});
	for (const account of accounts) await skipDueCharges(then, account);
	return accounts.flatMap(account => documents.get(accountKey(account)) ?? []);
}
