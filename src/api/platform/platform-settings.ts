import {z} from 'zod';
import {readSettings, settingFields, updateSettings} from '../../domain/platform/process/settings.ts';
import {one} from '../http/answers.ts';
import {line} from '../http/fields.ts';
import {route} from '../http/route.ts';
import {input, view} from '../http/shapes.ts';

const MESSAGE_WORDS = 'What everybody is told who is about to sign in; null: nothing.';

const fields = {
	default_currency: settingFields.defaultCurrency.meta({
		description: 'Currency that sums are shown in where nothing else says one.',
		example: 'EUR',
	}),
	default_payment_terms_days: settingFields.defaultPaymentTermsDays.meta({
		description: 'Days until an invoice is due, for partners that become known from now on.',
		example: 14,
	}),
	invoice_auto_finalize: settingFields.invoiceAutoFinalize.meta({
		description: 'Whether documents that the machine makes become final by themselves; otherwise they wait as drafts.',
		example: true,
	}),
	invoice_auto_send: settingFields.invoiceAutoSend.meta({
		description: 'Whether documents that became final by themselves are mailed to the buyer.',
		example: true,
	}),
	dunning_schedule_days: settingFields.dunningScheduleDays.meta({
		description: 'Days after the first failure of a payment on which it is tried again, with a mail each; at most 10, from 1 to 90.',
		example: [1, 3, 5, 7],
	}),
	dunning_suspend_after_days: settingFields.dunningSuspendAfterDays.meta({
		description: 'Days after the first failure of a payment on which the subscription is suspended.',
		example: 8,
	}),
	trial_notice_days: settingFields.trialNoticeDays.meta({
		description: 'Days before its end on which a trial is announced to end; at most 10, from 1 to 90.',
		example: [7, 3, 1],
	}),
	quota_warning_percent: settingFields.quotaWarningPercent.meta({
		description: 'Shares of a quota, in percent, at which the tenant is told, once a period each; at most 10, from 1 to 1000.',
		example: [80, 100],
	}),
	maintenance_message: line(500).nullable().meta({description: MESSAGE_WORDS, example: 'Maintenance on Sunday from 6:00 to 7:00 UTC'}),
	internal_service_slugs: settingFields.internalServiceSlugs.meta({
		description: "Services that are active as soon as the operator's own accounts register them, by slug.",
		example: ['crm'],
	}),
	public_catalog: settingFields.publicCatalog.meta({description: 'Whether the catalog can be read without a credential.', example: false}),
};

const settingsView = view({...fields, maintenance_message: z.string().nullish().meta({description: MESSAGE_WORDS, example: null})}).meta({
	id: 'PlatformSettings',
});

const settings = {tag: 'admin-platform', path: '/admin/platform/settings', access: 'admin:platform', answer: one(settingsView)} as const;

export const getPlatformSettings = route({
	...settings,
	operation: 'getPlatformSettings',
	method: 'get',
	summary: "The platform's settings",
	description: "One set of settings for the whole platform; what nobody has set shows its default. For the operator's staff only.",
	isOperatorOnly: true,
	async handle({unit}) {
		return readSettings(unit);
	},
});

export const updatePlatformSettings = route({
	...settings,
	operation: 'updatePlatformSettings',
	method: 'put',
	summary: "Change the platform's settings; only what is given",
	description:
		'Changes only what is given; lists are replaced as a whole, and `maintenance_message: null` takes the message away. The settings ' +
		'hold at once, for what happens from now on: periods, due dates and retries that were written down already keep their times. For ' +
		"the operator's staff only; written to the audit log.",
	isOperatorOnly: true,
	body: input(z.object(fields).partial().shape),
	example: {default_payment_terms_days: 30, dunning_schedule_days: [1, 3, 7], maintenance_message: null},
	async handle({unit, body, tools}) {
		const changed = await updateSettings(unit, body);
		tools.maintenanceMessage.forget();
		return changed;
	},
});
