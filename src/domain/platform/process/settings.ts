import {defineEntity, LockMode, p} from '@mikro-orm/postgresql';
import {z} from 'zod';
import {refuse} from '../refusals.ts';
import {violatedConstraint} from '../unit/database-errors.ts';
import {instantOf} from '../unit/instant.ts';
import type {Unit} from '../unit/unit.ts';
import {isCurrency} from '../values/currencies.ts';

const PAYMENT_TERMS_LIMIT_DAYS = 365;
const LIST_LIMIT = 10;
const SLUGS_LIMIT = 100;
const MESSAGE_LIMIT = 500;

const numbers = (least: number, most: number) =>
	z
		.array(z.int().min(least).max(most))
		.max(LIST_LIMIT, `must have at most ${LIST_LIMIT} entries`)
		.refine(list => new Set(list).size === list.length, 'must not repeat a number');

/** Every setting of the platform, and what it can be. */
export const settingFields = {
	defaultCurrency: z.string().refine(isCurrency, 'must be a currency code like EUR'),
	defaultPaymentTermsDays: z.int().min(0).max(PAYMENT_TERMS_LIMIT_DAYS),
	invoiceAutoFinalize: z.boolean(),
	invoiceAutoSend: z.boolean(),
	/** Days after the first failure on which a payment is tried again. */
	dunningScheduleDays: numbers(1, 90),
	/** Days after the first failure on which the subscription is suspended. */
	dunningSuspendAfterDays: z.int().min(1).max(365),
	/** Days before its end on which a trial is announced to end. */
	trialNoticeDays: numbers(1, 90),
	/** Shares of a quota at which the tenant is told. */
	quotaWarningPercent: numbers(1, 1000),
	/** What everybody is told who is about to sign in. */
	maintenanceMessage: z.string().max(MESSAGE_LIMIT).nullable(),
	/** Services that are active as soon as the operator's own accounts register them. */
	internalServiceSlugs: z.array(z.string().regex(/^[a-z][a-z0-9_-]{0,62}$/, 'must be a slug')).max(SLUGS_LIMIT),
	/** Whether the catalog can be read without a token. */
	publicCatalog: z.boolean(),
} as const;

const settings = z.object(settingFields);

export type PlatformSettings = Readonly<z.output<typeof settings>>;

/** What each setting is until somebody says otherwise. */
export const defaultSettings: PlatformSettings = {
	defaultCurrency: 'EUR',
	defaultPaymentTermsDays: 14,
	invoiceAutoFinalize: true,
	invoiceAutoSend: true,
	dunningScheduleDays: [1, 3, 5, 7],
	dunningSuspendAfterDays: 8,
	trialNoticeDays: [7, 3, 1],
	quotaWarningPercent: [80, 100],
	maintenanceMessage: null,
	internalServiceSlugs: [],
	publicCatalog: false,
};

const ONLY_ROW = 'platform';

const schema = defineEntity({
	name: 'SettingsRow',
	tableName: 'platform_settings',
	properties: {
		id: p.string().primary(),
		updatedAt: p
			.datetime(3)
			.$type<Date>()
			.onCreate((_, em) => instantOf(em))
			.onUpdate((_, em) => instantOf(em)),
		version: p.integer().version(),
		/** What was said so far; the rest is the default. */
		given: p.json().$type<Partial<PlatformSettings>>(),
	},
});

/** The one row that keeps the settings. */
export class SettingsRow extends schema.class {}

schema.setClass(SettingsRow);

/** The platform's settings as they stand. */
export async function readSettings({em}: Unit): Promise<PlatformSettings> {
	const row = await em.findOne(SettingsRow, ONLY_ROW);
	return settings.parse({...defaultSettings, ...row?.given});
}

/** Changes the settings that are given and leaves the others. What is given has been checked at the door. */
export async function updateSettings({em}: Unit, change: Partial<PlatformSettings>): Promise<PlatformSettings> {
	const row = await em.findOne(SettingsRow, ONLY_ROW, {lockMode: LockMode.PESSIMISTIC_WRITE});
	const given = {...row?.given, ...change};
	if (row) row.given = given;
	else em.create(SettingsRow, {id: ONLY_ROW, given});
	try {
		await em.flush();
	} catch (error) {
		if (violatedConstraint(error)) throw refuse('written_at_the_same_time');
		throw error;
	}

	return settings.parse({...defaultSettings, ...given});
}
