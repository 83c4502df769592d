import {User} from '../../identity/user.ts';
import {findBillingProfile} from '../../organization/queries.ts';
import {dueAt} from '../../platform/attempts/attempt.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {Subscription} from '../../subscriptions/subscription.ts';
import {TrialMail} from './trial-mail.ts';

/** Where the customer has not said who is to be written to, so many of its people are. */
const PEOPLE_LIMIT = 5;

type Request = Readonly<{subscriptionId: IdOf<'subscription'>; daysLeft: number; occasion: string}>;

/**
 * Writes down that a customer is to be told by mail that a trial ends: the billing profile's address, else its people. Once for an
 * occasion; nothing when nobody can be written to. Answers the mail that waits now.
 */
export async function queueTrialMail(unit: Unit, {subscriptionId, daysLeft, occasion}: Request): Promise<IdOf<'trialMail'> | undefined> {
	if (await unit.em.findOne(TrialMail, {occasion}, {fields: ['id']})) return undefined;
	const {tenantId, partnerId} = await unit.em.findOneOrFail(Subscription, subscriptionId);
	const recipients = await addressesOf(unit, tenantId);
	if (recipients.length === 0) return undefined;
	const waiting = {tenantId, partnerId, subscriptionId, daysLeft, occasion, recipients, ...dueAt(unit.now)};
	return unit.em.create(TrialMail, waiting).id;
}

async function addressesOf(unit: Unit, tenantId: IdOf<'tenant'>): Promise<string[]> {
	const profile = await findBillingProfile(unit, tenantId);
	if (profile?.contactEmail) return [profile.contactEmail];
	const people = await unit.em.find(User, {tenantId, isActive: true}, {orderBy: {id: 'asc'}, limit: PEOPLE_LIMIT});
	return [...new Set(people.flatMap(({email}) => email || []))];
}
