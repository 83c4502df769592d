import {type Account, accountKey, accountOf} from '../../charges/account.ts';
import {skipDueCharges} from '../../charges/skip-due-charges.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import {whatIf} from '../../platform/unit/what-if.ts';
import {type ChangeRequest, changePlan} from '../../subscriptions/change/change-plan.ts';
import {passPeriodEnds} from '../../subscriptions/periods/pass-period-ends.ts';
import {endingTogetherWith, getSubscription, overdueForPeriodEnd} from '../../subscriptions/queries.ts';
import type {FinalizeRules} from './judge.ts';
import {preview, type ShownDocument} from './preview.ts';

/** Subscriptions of a tenant whose ends are passed to see what stands on the same document. */
const TOGETHER_LIMIT = 1000;

/**
 * What a change of plan would come to, and nothing of it done: the change is made, the documents that follow are planned as the run plans
 * them, and all of it is taken back. Of a change at the end of the period these are the documents of that instant, with the usage that
 * is known now.
 */
export async function previewChange(unit: Unit, asked: ChangeRequest, rules: FinalizeRules) {
	return whatIf(unit, async () => {
		const before = await getSubscription(unit, asked.subscriptionId);
		const accountBefore = accountOf(before);
		// What has ended by now is billed with it.
		const over = await overdueForPeriodEnd(unit, {tenantIds: [before.tenantId], limit: TOGETHER_LIMIT});
		await passPeriodEnds(unit, {subscriptionIds: over, isPreview: true});
		unit.em.clear();
		const {subscription, time, effectiveAt} = await changePlan(unit, {...asked, isPreview: true});
		const {currency} = subscription;
		await unit.em.flush();
		const then = {...unit, now: effectiveAt};
		if (time === 'period_end') {
			await skipDueCharges(unit, accountBefore);
			const together = await endingTogetherWith(unit, subscription, TOGETHER_LIMIT);
			await passPeriodEnds(then, {subscriptionIds: together, isPreview: true});
		}

		unit.em.clear();
		const accounts = distinct([accountBefore, accountOf(await getSubscription(unit, asked.subscriptionId))]);
		const shown = await preview(then, accounts, {...rules, asOf: effectiveAt});
		const documents = accounts.flatMap(account => shown.get(accountKey(account)) ?? []);
		return {...figuresOf(asked.subscriptionId, documents), currency, effectiveAt, documents};
	});
}

const distinct = (accounts: readonly Account[]): Account[] => [
	...new Map(accounts.map(account => [accountKey(account), account])).values(),
];

/** The lines that are about one subscription's plan, by what they do, and what they come to; what services charge once is none of them. */
function figuresOf(subscriptionId: string, documents: readonly ShownDocument[]) {
	const lines = documents
		.flatMap(document => document.line_items)
		.filter(line => line.subscription_id === subscriptionId && line.kind !== 'one_off');
	const netCents = lines.reduce((sum, line) => sum + line.amount_cents, 0);
	const taxCents = lines.reduce((sum, line) => sum + line.tax_cents, 0);
	return {
		credits: lines.filter(line => line.amount_cents < 0),
		charges: lines.filter(line => line.amount_cents >= 0),
		netMinor: BigInt(netCents),
		taxMinor: BigInt(taxCents),
		totalMinor: BigInt(netCents + taxCents),
	};
}
