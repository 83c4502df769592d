import {z} from 'zod';
import {taxCategory} from '../../domain/billing/tax/vat.ts';
import type {Currency} from '../../domain/platform/values/currencies.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {currency, givenDay, givenDecimal, givenSignedDecimal, line, metadata, slug, text} from '../http/fields.ts';
import {input} from '../http/shapes.ts';

const LINES_LIMIT = 500;

const lineFields = {
	description: line(1000),
	quantity: givenSignedDecimal.optional().meta({description: '1 unless given; a deduction is negative'}),
	unit_price_cents: givenDecimal,
	unit_code: line(3).nullish().meta({description: 'UN/ECE Recommendation 20', example: 'HUR'}),
	tax_category: taxCategory.nullish(),
	tax_rate: givenSignedDecimal.nullish().meta({description: 'Percent', example: '9.00'}),
	tax_exemption_reason: line(200).nullish(),
	period_start: givenDay.nullish(),
	period_end: givenDay.nullish(),
	service_slug: slug.nullish(),
	metadata: metadata.optional(),
};

const lineInput = input({id: idOf('invoiceLine').optional().meta({description: 'A line that the draft has already'}), ...lineFields});

const lines = z.array(lineInput).max(LINES_LIMIT, `must have at most ${LINES_LIMIT} lines`);

export const givenCurrency = currency.transform(code => code as Currency);

const headFields = {
	notes: text(2000).nullish(),
	issue_date: givenDay.nullish(),
	due_date: givenDay.nullish(),
	period_start: givenDay.nullish(),
	period_end: givenDay.nullish(),
};

/** A draft as it is sent. */
export const draftInput = input({tenant_id: idOf('tenant'), currency: givenCurrency, ...headFields, line_items: lines});

/** What changes of a draft. */
export const draftChange = input({currency: givenCurrency.optional(), ...headFields, line_items: lines.optional()});
