import type {BillingPeriod} from '../../catalog/billing-period.ts';
import {Plan} from '../../catalog/plan.ts';
import {Service} from '../../catalog/service.ts';
import {findBillingProfile, getPartner, getTenant} from '../../organization/queries.ts';
import type {Tenant} from '../../organization/tenant.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import {addDays, dayOf} from '../../platform/values/period.ts';
import {PackSubscription} from '../../subscriptions/packs/pack-subscription.ts';
import {Subscription} from '../../subscriptions/subscription.ts';
import {formatMoney} from '../paper/format-amount.ts';
import {formatDate} from '../paper/format-date.ts';
import {type DocumentLanguage, documentLanguages} from '../paper/invoice-document.ts';
import {mailSourceFor} from '../templates/mail-source-for.ts';
import {nested} from '../templates/mail-variables.ts';
import type {ClaimedMail} from './claim-mail.ts';
import {correspondentVariables} from './document-variables.ts';
import type {TrialMail} from './trial-mail.ts';

/** How often something is charged, as a sentence says it. */
const intervals: Readonly<Record<BillingPeriod, Readonly<Record<DocumentLanguage, string>>>> = {
	daily: {en: 'per day', nl: 'per dag', de: 'pro Tag', fr: 'par jour', es: 'al día', it: 'al giorno'},
	weekly: {en: 'per week', nl: 'per week', de: 'pro Woche', fr: 'par semaine', es: 'a la semana', it: 'a settimana'},
	monthly: {en: 'per month', nl: 'per maand', de: 'pro Monat', fr: 'par mois', es: 'al mes', it: 'al mese'},
	quarterly: {en: 'per quarter', nl: 'per kwartaal', de: 'pro Quartal', fr: 'par trimestre', es: 'al trimestre', it: 'al trimestre'},
	yearly: {en: 'per year', nl: 'per jaar', de: 'pro Jahr', fr: 'par an', es: 'al año', it: 'all’anno'},
	one_time: {en: 'once', nl: 'eenmalig', de: 'einmalig', fr: 'en une fois', es: 'en un pago único', it: 'una tantum'},
};

/** The language of somebody who has not said on paper which it is: that of the tenant's locale, where documents speak it. */
const spokenBy = ({locale}: Tenant): DocumentLanguage => documentLanguages.find(language => locale.startsWith(language)) ?? 'en';

/**
 * What a mail that a trial ends is filled from and with, as things are now; undefined where there is nothing to be told any more: the
 * trial is over, or was cancelled.
 */
export async function claimTrialMail(unit: Unit, mail: TrialMail): Promise<ClaimedMail | undefined> {
	const {tenantId, partnerId, recipients} = mail;
	const subscription = await unit.em.findOneOrFail(Subscription, mail.subscriptionId);
	if (subscription.status !== 'trialing' || !subscription.trialEndsAt) return undefined;
	const [tenant, partner] = [await getTenant(unit, tenantId), await getPartner(unit, partnerId)];
	const profile = await findBillingProfile(unit, tenantId);
	const language = profile?.preferredLanguage ?? spokenBy(tenant);
	const names = [profile?.emailTemplateName, partner.emailTemplateName];
	const {legalName, name, contactEmail: email = null, phone = null, website = null} = partner;
	const seller = {name: legalName ?? name, email, phone, website};
	const endsOn = addDays(dayOf(subscription.trialEndsAt, tenant.timeZone), -1);
	const {price, ...tried} = await whatIsTried(unit, subscription);
	return {
		...{id: mail.id, owner: partnerId, recipients, fromName: seller.name, replyTo: email ?? undefined},
		source: await mailSourceFor(unit, {partnerId, occasion: 'email_trial_ending', language, names}),
		variables: nested({
			...correspondentVariables({language, seller, buyer: profile?.companyName ?? tenant.name}),
			'trial.name': tried.name,
			'trial.plan': tried.plan,
			'trial.ends_on': formatDate(endsOn, language),
			'trial.days_left': mail.daysLeft,
			'trial.price': formatMoney(price.minor, price.currency, language),
			'trial.interval': intervals[price.every][language],
		}),
	};
}

/** What goes on when the trial is over, and for how much: the subscription, or the pack that it is one of. */
async function whatIsTried({em}: Unit, subscription: Subscription) {
	const {packSubscriptionId, serviceId, planId, priceMinor, quantity, currency, billingPeriod: every} = subscription;
	if (packSubscriptionId) {
		const pack = await em.findOneOrFail(PackSubscription, packSubscriptionId);
		return {name: pack.packName, plan: pack.packName, price: {minor: pack.priceMinor, currency: pack.currency, every: pack.billingPeriod}};
	}

	const [service, plan] = [await em.findOneOrFail(Service, serviceId), await em.findOneOrFail(Plan, planId)];
	return {name: service.name, plan: plan.name, price: {minor: priceMinor * BigInt(quantity), currency, every}};
}
