import {recordGivenUp} from '../../platform/record-given-up.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';

type Request = Readonly<{
	subscriptionId: IdOf<'subscription'>;
	/** Why, in one word. */
	code: string;
}>;

/** The end of a trial cannot be announced, after a fault of ours: it is not looked at again. The operator is told. */
export async function giveUpTrialNotice(unit: Unit, {subscriptionId, code}: Request): Promise<void> {
	await unit.em.execute('update subscription set next_trial_notice_at = null, updated_at = ?, version = version + 1 where id = ?', [
		unit.now,
		subscriptionId,
	]);
	recordGivenUp(unit, {kind: 'trial_notice', resourceId: subscriptionId, code, step: unit.now.toISOString()});
}
