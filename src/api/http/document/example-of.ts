import {z} from 'zod';
import {type IdKind, idOf, idPrefixes} from '../../../domain/platform/values/id.ts';
import {snakeCase} from '../../../domain/platform/values/snake-case.ts';

type Json = Record<string, unknown>;

const CENTS = 4900;

const DEFINITION = '#/$defs/';

/** The schemata that have a name, by it. */
type Named = Readonly<Record<string, Json>>;

function exampleValue(schema: Json, name: string, named: Named): unknown {
	if (typeof schema['$ref'] === 'string') return exampleValue(named[schema['$ref'].replace(DEFINITION, '')] ?? {}, name, named);
	if ('example' in schema) return schema['example'];
	if ('const' in schema) return schema['const'];
	if (name in samples) return samples[name];
	if (Array.isArray(schema['enum'])) return schema['enum'][0];
	if (Array.isArray(schema['anyOf'])) return exampleValue(schema['anyOf'][0] as Json, name, named);
	const type = [schema['type']].flat()[0];
	if (type === 'object') {
		const fields = Object.entries((schema['properties'] ?? {}) as Record<string, Json>);
		return Object.fromEntries(fields.map(([key, field]) => [key, exampleValue(field, key, named)]));
	}

	if (type === 'array') return [exampleValue((schema['items'] ?? {}) as Json, name, named)];
	if (type === 'integer' || type === 'number') return name.endsWith('_cents') ? CENTS : 1;
	if (type === 'boolean') return true;
	return textOf(schema['format']);
}

function textOf(format: unknown): string {
	if (format === 'date') return '2026-06-01';
	if (format === 'date-time') return '2026-06-01T00:00:00.000Z';
	return 'text';
}

/** What fields of these names look like that say nothing of their form. */
const samples: Readonly<Record<string, unknown>> = {
	...Object.fromEntries((Object.keys(idPrefixes) as IdKind[]).map(kind => [`${snakeCase(kind)}_id`, idOf(kind).meta()?.['example']])),
	currency: 'EUR',
	number: 'SCAI-2026-000001',
	due_date: '2026-06-15',
	tax_cents: 1029,
	total_cents: 5929,
	amount_due_cents: 5929,
	referenced_invoice_id: null,
	service_slug: 'crm',
	service_name: 'CRM',
	plan_key: 'crm.pro',
	pack_slug: 'office',
	metric_slug: 'api_calls',
	quantity: 5,
	limit: 10_000,
	used: '8000',
	threshold_percent: 80,
	current_period_end: '2026-07-01T00:00:00.000Z',
	period_end: '2026-07-01T00:00:00.000Z',
	trial_ends_at: null,
	company_name: 'Example BV',
	legal_name: 'Example Software BV',
	country_code: 'NL',
	vat_number: 'NL000099998B57',
	contact_email: 'billing@example.com',
	changed_fields: ['contact_email'],
	scaicontrol_customer_id: 'tnt_demo',
	step: 'create-workspace',
	error: 'TIMEOUT',
	consecutive_misses: 3,
};

/** An example of what a schema allows: the examples of its parts where they have one, else something of their type. */
export function exampleOf(schema: z.ZodType): unknown {
	const {$defs: named = {}, ...root} = z.toJSONSchema(schema, {unrepresentable: 'any'});
	return exampleValue(root, '', named as Named);
}
