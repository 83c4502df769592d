import {z} from 'zod';
import {accountRoles} from '../../domain/accounting/journal/chart.ts';
import {accountingProviderSlugs} from '../../domain/accounting/provider/accounting-providers.ts';
import {entryKinds, entryLifecycle} from '../../domain/accounting/sync-entry.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {statesOf} from '../../domain/platform/values/lifecycle.ts';
import {currency, day, instant, minorUnits} from '../http/fields.ts';
import {view} from '../http/shapes.ts';
import {run} from '../platform/views.ts';

const field = z.object({
	name: z.string(),
	place: z.enum(['settings', 'credentials']),
	label: z.string(),
	type: z.enum(['text', 'secret', 'number', 'boolean', 'choice', 'map']),
	required: z.boolean(),
	choices: z.array(z.string()).readonly().optional(),
	description: z.string(),
});

export const accountingProviderView = view({
	slug: z.enum(accountingProviderSlugs),
	name: z.string().meta({example: 'Journal'}),
	auth: z.enum(['none', 'token', 'oauth2']),
	fields: z
		.array(field)
		.readonly()
		.meta({description: 'What an integration is configured by: settings, and credentials that never go out'}),
}).meta({id: 'AccountingProvider'});

export const integrationView = view({
	id: idOf('accountingIntegration'),
	provider: z.enum(accountingProviderSlugs),
	name: z.string().meta({example: 'Books'}),
	partner_id: idOf('partner'),
	is_active: z.boolean(),
	settings: z.record(z.string(), z.unknown()).meta({example: {chart: 'nl'}}),
	currency: currency.meta({description: 'What the books are kept in'}),
	has_credentials: z.boolean(),
	locked_through: day.nullish().meta({description: 'The last day of the last month that is closed'}),
	tested_at: instant.nullish(),
	last_sync_at: instant.nullish(),
	last_error: z.string().nullish().meta({description: 'Why the last entry that failed did'}),
	created_at: instant,
	updated_at: instant,
}).meta({id: 'AccountingIntegration'});

export const integrationCheckView = view({
	ok: z.boolean(),
	message: z.string().meta({example: 'The journal is kept in EUR by the chart nl'}),
	latency_ms: z.int(),
}).meta({id: 'AccountingCheck'});

export const syncRunView = view(run).meta({id: 'AccountingSyncRun'});

export const syncEntryView = view({
	id: idOf('accountingEntry'),
	kind: z.enum(entryKinds),
	resource_id: z.string().meta({description: 'The document, the payment, or the prepayment'}),
	invoice_id: idOf('invoice').nullish(),
	document_number: z.string().nullish(),
	status: z.enum(statesOf(entryLifecycle)),
	external_id: z.string().nullish().meta({description: 'What the books call it', example: '2026-17'}),
	attempts: z.int(),
	error: z.string().nullish(),
	synced_at: instant.nullish(),
	created_at: instant,
}).meta({id: 'AccountingSyncEntry'});

const balance = view({
	account: z.string().meta({example: '1300'}),
	role: z.enum(accountRoles),
	name: z.string().meta({example: 'Trade receivables'}),
	opening_cents: minorUnits,
	debit_cents: minorUnits,
	credit_cents: minorUnits,
	closing_cents: minorUnits.meta({description: 'Above zero a debit, below a credit'}),
}).meta({id: 'AccountBalance'});

export const trialBalanceView = view({
	integration_id: idOf('accountingIntegration'),
	currency,
	from: day,
	to: day,
	accounts: z.array(balance).readonly(),
	debit_cents: minorUnits,
	credit_cents: minorUnits,
}).meta({id: 'TrialBalance'});
