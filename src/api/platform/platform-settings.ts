import {z} from 'zod';
import {readSettings, settingFields, updateSettings} from '../../domain/platform/process/settings.ts';
import {one} from '../http/answers.ts';
import {line} from '../http/fields.ts';
import {route} from '../http/route.ts';
import {input, view} from '../http/shapes.ts';

const fields = {
	default_currency: settingFields.defaultCurrency.meta({example: 'EUR'}),
	default_payment_terms_days: settingFields.defaultPaymentTermsDays.meta({example: 14}),
	invoice_auto_finalize: settingFields.invoiceAutoFinalize.meta({example: true}),
	invoice_auto_send: settingFields.invoiceAutoSend.meta({example: true}),
	dunning_schedule_days: settingFields.dunningScheduleDays.meta({example: [1, 3, 5, 7]}),
	dunning_suspend_after_days: settingFields.dunningSuspendAfterDays.meta({example: 8}),
	trial_notice_days: settingFields.trialNoticeDays.meta({example: [7, 3, 1]}),
	quota_warning_percent: settingFields.quotaWarningPercent.meta({example: [80, 100]}),
	maintenance_message: line(500).nullable().meta({example: 'Maintenance on Sunday from 6:00 to 7:00 UTC'}),
	internal_service_slugs: settingFields.internalServiceSlugs.meta({example: ['crm']}),
	public_catalog: settingFields.publicCatalog.meta({example: false}),
};

const settingsView = view({...fields, maintenance_message: z.string().nullish().meta({example: null})}).meta({id: 'PlatformSettings'});

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
	async handle({unit, body, tools}) {
		const changed = await updateSettings(unit, body);
		tools.maintenanceMessage.forget();
		return changed;
	},
});
