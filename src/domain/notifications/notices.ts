import type {FactOf, FactType} from '../events.ts';
import type {StoredFact} from '../platform/unit/fact.ts';
import type {Message} from './notify.ts';

/**
 * What people are told of a fact, and who: the operator's staff, the staff of the partner it belongs to, or its tenant. `occasion` is
 * what several facts have in common that is told once; the fact itself unless said.
 */
export type Notice = Message & Readonly<{to: 'operator' | 'partner' | 'tenant'; occasion?: string}>;

/** `2026-06-01T10:00:00.000Z` as people read it; who reads it may be anywhere, so the zone is said. */
const readable = (instant: string): string => `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`;

const HOUR_CHARACTERS = '2026-06-01T10'.length;

/**
 * The same kind within an hour is told once. The hour is one of business time, like the waits after which work is given up: told so, the
 * same life tells the same, however fast it is lived in the sandbox.
 */
const hourOf = (kind: string, {occurredAt}: StoredFact): string => `${kind}:${occurredAt.toISOString().slice(0, HOUR_CHARACTERS)}`;

const healthNotice = ({data}: FactOf<'service.health_changed'>): Notice => {
	const {service_name: name, service_slug: slug, last_heartbeat_at: lastHeartbeatAt} = data;
	const about = {to: 'operator', category: 'system'} as const;
	const heard = lastHeartbeatAt === null ? 'Nothing was ever heard of it.' : `It was last heard of at ${lastHeartbeatAt}.`;
	switch (data.health_status) {
		case 'unreachable':
			return {...about, severity: 'critical', title: `${name} cannot be reached`, body: `The service '${slug}' is silent. ${heard}`};
		case 'degraded':
			return {
				...about,
				severity: 'warning',
				title: `${name} is degraded`,
				body: `The service '${slug}' misses beats or says so itself. ${heard}`,
			};
		default:
			return {
				...about,
				severity: 'info',
				title: `${name} is healthy`,
				body: `The service '${slug}' was ${data.previous_health_status} before.`,
			};
	}
};

const quotaNotice = ({data}: FactOf<'quota.threshold_reached'>): Notice => {
	const {metric_slug: metric, threshold_percent: percent, used, limit, service_slug: service, period_end: end} = data;
	return {
		to: 'tenant',
		category: 'quota',
		severity: percent < 100 ? 'warning' : 'critical',
		title: percent === 100 ? `The quota of ${metric} is used up` : `${percent} % of the quota of ${metric} is used`,
		body: `${used} of ${limit} ${metric} of the service '${service}' are used. ${end ? `The quota counts until ${readable(end)}, then anew.` : 'The quota does not begin anew.'}`,
	};
};

type BankDetails = FactOf<'partner.bank_details_changed'>;

const bankWords = {iban: 'IBAN', bic: 'BIC', seller_vat_number: 'VAT number'} as const;

const listOf = (changes: BankDetails['data']['changes']): string => changes.map(({field}) => bankWords[field]).join(' and ');

const bankChanges = ({changed_by: by, changes}: BankDetails['data']): string =>
	`Changed by ${by}. ${changes.map(({field, ending}) => `${bankWords[field]}: ${ending === null ? 'removed' : `now ends in ${ending}`}.`).join(' ')}`;

/** Whoever changes where money goes may be a thief: those who can tell are told, and none of it in full. */
const bankDetailsToPartner = ({data}: BankDetails): Notice => ({
	to: 'partner',
	category: 'system',
	severity: 'warning',
	title: `The ${listOf(data.changes)} on your invoices changed`,
	body: `${bankChanges(data)} If none of you wanted that, tell the operator at once.`,
});

const bankDetailsToOperator = ({data}: BankDetails): Notice => ({
	to: 'operator',
	category: 'system',
	severity: 'warning',
	title: `The ${listOf(data.changes)} of ${data.partner_name} changed`,
	body: `The partner is ${data.partner_id}. ${bankChanges(data)}`,
});

const confirmationNotice = (fact: FactOf<'directory.confirmation_needed'>): Notice => ({
	to: 'operator',
	category: 'system',
	severity: 'critical',
	occasion: hourOf('directory.confirmation_needed', fact),
	title: 'The sync of the directory stopped and asks',
	body: [
		`The run ${fact.data.run_id} would switch off, or take a role from,`,
		fact.data.partners
			.map(({partner_id: partner, people, of}) => `${people} of the ${of} people of ${partner ?? 'no partner'}`)
			.join(' and '),
		'and stopped before it. A sync that is started with {"confirm": true} does it.',
	].join(' '),
});

const trialNotice = ({data}: FactOf<'subscription.trial_ending'>): Notice => {
	const {days_left: days, service_slug: service, plan_key: plan, trial_ends_at: end} = data;
	return {
		to: 'tenant',
		category: 'subscription',
		severity: 'info',
		title: days === 1 ? `The trial of ${service} ends within a day` : `The trial of ${service} ends in ${days} days`,
		body: `It is over ${end ? `at ${readable(end)}` : 'soon'}; then the plan '${plan}' is charged, unless the subscription is cancelled before.`,
	};
};

const packTrialNotice = ({data}: FactOf<'pack_subscription.trial_ending'>): Notice => {
	const {days_left: days, pack_name: pack, trial_ends_at: end} = data;
	return {
		to: 'tenant',
		category: 'subscription',
		severity: 'info',
		title: days === 1 ? `The trial of ${pack} ends within a day` : `The trial of ${pack} ends in ${days} days`,
		body: `It is over ${end ? `at ${readable(end)}` : 'soon'}; then all of its services are charged for, unless the pack is cancelled before.`,
	};
};

const failureTitles: Readonly<Record<FactOf<'work.failed_for_good'>['data']['kind'], string>> = {
	accounting_connection: 'Books elsewhere are to be connected again',
	accounting_entry: 'The books could not be told of something',
	directory_sync: 'The sync of the directory failed',
	fact: 'What follows from something that happened could not be found out',
	invoice_past_due: 'An invoice could not be called past due',
	job: 'Work of the system failed',
	charge: 'Something that is due could not be billed',
	invoice_run_account: 'An account could not be billed',
	period_end: 'A subscription could not begin its next period',
	invoice_einvoice: 'No e-invoice could be made of a document',
	trial_mail: 'A customer could not be told by mail that a trial ends',
	trial_notice: 'The end of a trial could not be announced',
	invoice_pdf: 'A document could not be printed',
	invoice_mail: 'A document could not be sent by mail',
	workflow: 'A workflow could not be gone on with',
	payment: 'A payment needs a look',
	provider_event: 'A payment provider told of something that is not known here',
	refund: 'A refund failed: it is to be paid again',
	vat_check: 'A VAT number could not be checked',
	webhook_delivery: 'A subscriber could not be told',
	webhook_subscriber: 'A webhook subscriber was switched off',
};

const failureNotice = (fact: FactOf<'work.failed_for_good'>): Notice => ({
	to: 'operator',
	category: 'system',
	severity: 'warning',
	occasion: hourOf(`work.failed_for_good:${fact.data.kind}`, fact),
	title: failureTitles[fact.data.kind],
	body: `${fact.data.resource_id} was given up: ${fact.data.code}. Whatever else of this kind fails within the same hour is not told again.`,
});

type ProvisioningFailure = FactOf<'provisioning.failed' | 'provisioning.compensation_failed'>;

const about = {
	activate: 'could not be provided',
	change: 'could not be changed',
	deactivate: 'could not be taken away',
	suspend: 'could not be suspended',
	resume: 'could not be resumed',
} as const;

const failureWords = ({data}: ProvisioningFailure): string =>
	`The workflow ${data.workflow_id} failed at the step '${data.step}': ${data.error}`;

/** The service's own words are for those who run it; the customer is told what it means for it. */
const provisioningToTenant = ({data: {kind, service_slug: service}}: ProvisioningFailure): Notice => ({
	to: 'tenant',
	category: 'provisioning',
	severity: 'warning',
	title: `The service '${service}' ${about[kind]}`,
	body: kind === 'activate' ? 'What was begun is being taken back. Nothing is charged for it.' : 'The vendor was told and will see to it.',
});

const provisioningToOperator = (fact: FactOf<'provisioning.failed'>): Notice => ({
	to: 'operator',
	category: 'provisioning',
	severity: 'warning',
	title: `The service '${fact.data.service_slug}' ${about[fact.data.kind]}`,
	body: `${failureWords(fact)}. ${fact.data.status === 'failed' ? 'It is held for seven days: retry or skip the step, or complete it by force.' : 'What it had done is undone.'}`,
});

const stuckNotice = (fact: FactOf<'provisioning.compensation_failed'>): Notice => ({
	to: 'operator',
	category: 'provisioning',
	severity: 'critical',
	title: `What was done at the service '${fact.data.service_slug}' could not be undone`,
	body: `${failureWords(fact)}. Retry the step, or skip it when it was seen to by hand.`,
});

const differencesNotice = ({data: {day, count, sums}}: FactOf<'payments.differences_found'>): Notice => {
	const all = sums.map(({currency, amount_cents: cents}) => `${cents} minor units of ${currency}`).join(', ');
	return {
		...{to: 'operator', category: 'billing', severity: 'warning'},
		title: 'Payment providers and books differ',
		body: `The comparison of ${day} found ${count} ${count === 1 ? 'difference' : 'differences'}${all ? `, in sum ${all}` : ''}. GET /api/v1/admin/payments/reconciliation names each and says what to do.`,
	};
};

/** Which facts people are told of, in which words: a notice for each who is told. A fact that is not here is told to nobody. */
export const notices: {readonly [T in FactType]?: readonly ((fact: FactOf<T>) => Notice)[]} = {
	'service.health_changed': [healthNotice],
	'payments.differences_found': [differencesNotice],
	'service.registered': [
		({data}) => ({
			to: 'operator',
			category: 'system',
			severity: 'info',
			title: data.status === 'pending' ? `${data.service_name} waits for approval` : `${data.service_name} has joined`,
			body: `The service '${data.service_slug}' registered with the address ${data.base_url}.`,
		}),
	],
	'service.address_change_requested': [
		({data}) => ({
			to: 'operator',
			category: 'system',
			severity: 'warning',
			title: `${data.service_name} wants to be called at another host`,
			body: `The service '${data.service_slug}' asks for ${data.pending_base_url}; until that is approved ${data.base_url} is called.`,
		}),
	],
	'service.deregistered': [
		({data}) => ({
			to: 'operator',
			category: 'system',
			severity: 'info',
			title: `${data.service_name} has left`,
			body: `The service '${data.service_slug}' ended its registration: ${data.reason ?? 'it gave no reason'}.`,
		}),
	],
	'quota.threshold_reached': [quotaNotice],
	'provisioning.failed': [provisioningToTenant, provisioningToOperator],
	'provisioning.compensation_failed': [stuckNotice],
	'payment.action_needed': [
		({data}) => ({
			to: 'tenant',
			category: 'billing',
			severity: 'warning',
			title: `The payment of ${data.number} waits for you`,
			body: 'Your bank wants you to confirm it. Open the invoice and pay it there.',
		}),
	],
	'subscription.trial_ending': [trialNotice],
	'pack_subscription.trial_ending': [packTrialNotice],
	'partner.bank_details_changed': [bankDetailsToPartner, bankDetailsToOperator],
	'directory.confirmation_needed': [confirmationNotice],
	'webhook_subscription.switched_off': [
		({data}) => ({
			to: 'tenant',
			category: 'system',
			severity: 'warning',
			title: `The webhook endpoint '${data.name}' was switched off`,
			body: `The reason: ${data.reason}. Switch it on again when it works, and have it told what it missed.`,
		}),
	],
	'work.failed_for_good': [failureNotice],
};
