import {defineEntity, p} from '@mikro-orm/postgresql';
import {attemptIndexes, attempts} from '../../platform/attempts/attempt.ts';
import {stored} from '../../platform/unit/stored.ts';
import {owner, scoped} from '../../platform/unit/tenancy.ts';
import type {IdOf} from '../../platform/values/id.ts';

const schema = defineEntity({
	name: 'TrialMail',
	tableName: 'trial_mail',
	properties: {
		...stored('trialMail'),
		...owner(),
		/** Whose trial ends; where it is one of a pack, the pack's does. */
		subscriptionId: p.string().$type<IdOf<'subscription'>>(),
		/** Days of the trial that are left, today included. */
		daysLeft: p.integer(),
		/** The fact that it tells of: the same is told once. */
		occasion: p.text(),
		recipients: p.json().$type<readonly string[]>(),
		...attempts(),
		sentAt: p.datetime(3).nullable(),
	},
	uniques: [{name: 'trial_mail__once', properties: ['occasion']}],
	indexes: attemptIndexes('trial_mail', 'tenant_id'),
	...scoped,
});

/** A customer is told by mail that a trial ends soon. */
export class TrialMail extends schema.class {}

schema.setClass(TrialMail);
