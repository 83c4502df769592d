import {z} from 'zod';
import {connectionStatus} from '../../domain/accounting/integration.ts';
import {accountRole} from '../../domain/accounting/journal/chart.ts';
import {accountingProviderSlug} from '../../domain/accounting/provider/accounting-providers.ts';
import {entryKind, entryStatus} from '../../domain/accounting/sync-entry.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {namedEnum} from '../../domain/platform/values/named-enum.ts';
import {currency, day, instant, minorUnits} from '../http/fields.ts';
import {view} from '../http/shapes.ts';
import {run} from '../platform/views.ts';

const field = z.object({
	name: z.string().meta({description: 'Name of the field.'}),
	place: z.enum(['settings', 'credentials']).meta({description: 'Where it is sent: settings can be read again, credentials cannot.'}),
	label: z.string().meta({description: 'Text to show beside it.'}),
	type: namedEnum(['text', 'secret', 'number', 'boolean', 'choice', 'map'], {
		id: 'AccountingFieldType',
		description: 'What a field of the configuration holds; `secret`: text that is never shown again.',
	}),
	required: z.boolean().meta({description: 'Whether an integration needs it.'}),
	choices: z.array(z.string()).readonly().optional().meta({description: 'What a choice can be.'}),
	description: z.string().meta({description: 'What it means, in plain text.'}),
});

export const accountingProviderView = view({
	slug: accountingProviderSlug,
	name: z.string().meta({example: 'Journal'}),
	auth: namedEnum(['none', 'token', 'oauth2'], {
		id: 'AccountingSignIn',
		description: 'How books are signed in to: not at all, by a token among the credentials, or by somebody who agrees in a browser.',
	}),
	fields: z
		.array(field)
		.readonly()
		.meta({description: 'What an integration is configured by: settings, and credentials that never go out'}),
}).meta({id: 'AccountingProvider'});

export const integrationView = view({
	id: idOf('accountingIntegration'),
	provider: accountingProviderSlug,
	name: z.string().meta({example: 'Books'}),
	partner_id: idOf('partner'),
	is_active: z.boolean(),
	settings: z.record(z.string(), z.unknown()).meta({description: "What the provider's fields of settings say.", example: {chart: 'nl'}}),
	currency: currency.meta({description: 'What the books are kept in'}),
	has_credentials: z.boolean().meta({description: 'Whether credentials are stored; they are never shown.'}),
	locked_through: day.nullish().meta({description: 'The last day of the last month that is closed'}),
	tested_at: instant.nullish().meta({description: 'When it was last tried out and worked (UTC).'}),
	last_sync_at: instant.nullish().meta({description: 'When something was last entered (UTC).'}),
	last_error: z.string().nullish().meta({description: 'Why the last entry that failed did'}),
	connection: connectionStatus
		.nullish()
		.meta({description: 'Where somebody has to agree: whether the books let this system in; when it is lost, authorize again'}),
	rests_until: instant.nullish().meta({description: 'The books want to be left alone until then'}),
	created_at: instant,
	updated_at: instant,
}).meta({id: 'AccountingIntegration'});

export const integrationCheckView = view({
	ok: z.boolean(),
	message: z
		.string()
		.meta({description: 'What was found, as a sentence for people.', example: 'The journal is kept in EUR by the chart nl'}),
	latency_ms: z.int().meta({description: 'How long it took, in milliseconds.'}),
}).meta({id: 'AccountingCheck'});

export const authorizationView = view({
	url: z.string().meta({
		description: 'Where whoever may agree is to go, with a browser.',
		example: 'https://login.xero.com/identity/connect/authorize?response_type=code',
	}),
}).meta({id: 'AccountingAuthorization'});

export const connectedView = view({
	integration_id: idOf('accountingIntegration').meta({description: 'Integration that is let in.'}),
	connection: connectionStatus.nullish().meta({description: 'Whether the books let this system in.'}),
}).meta({id: 'AccountingConnection'});

export const syncRunView = view(run).meta({id: 'AccountingSyncRun'});

export const syncEntryView = view({
	id: idOf('accountingEntry'),
	kind: entryKind,
	resource_id: z.string().meta({description: 'The document, the payment, or the prepayment'}),
	invoice_id: idOf('invoice').nullish(),
	document_number: z.string().nullish().meta({description: 'Number of the document; null for money that is on none.'}),
	status: entryStatus,
	external_id: z.string().nullish().meta({description: 'What the books call it', example: '2026-17'}),
	attempts: z.int(),
	error: z.string().nullish().meta({description: 'Why it failed, as a sentence for a bookkeeper; null while it has not.'}),
	synced_at: instant.nullish().meta({description: 'When the books had it (UTC).'}),
	created_at: instant,
}).meta({id: 'AccountingSyncEntry'});

const balance = view({
	account: z.string().meta({description: 'Number of the account in the chart.', example: '1300'}),
	role: accountRole,
	name: z.string().meta({description: 'Name of the account in the chart.', example: 'Trade receivables'}),
	opening_cents: minorUnits.meta({description: 'What stood there before the span: above zero a debit, below a credit.'}),
	debit_cents: minorUnits.meta({description: 'What was posted to its debit in the span.'}),
	credit_cents: minorUnits.meta({description: 'What was posted to its credit in the span.'}),
	closing_cents: minorUnits.meta({description: 'Above zero a debit, below a credit'}),
}).meta({id: 'AccountBalance'});

export const trialBalanceView = view({
	integration_id: idOf('accountingIntegration').meta({description: 'Integration whose journal it is.'}),
	currency,
	from: day.meta({description: 'First day.'}),
	to: day.meta({description: 'Day after the last one.'}),
	accounts: z.array(balance).readonly().meta({description: 'Each account that has anything, by its number.'}),
	debit_cents: minorUnits.meta({description: 'All debits of the span together.'}),
	credit_cents: minorUnits.meta({description: 'All credits of the span together: as much.'}),
}).meta({id: 'TrialBalance'});
