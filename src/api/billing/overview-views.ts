import {z} from 'zod';
import {day, minorUnits} from '../http/fields.ts';
import {view} from '../http/shapes.ts';
import {methodView} from '../payments/views.ts';

const currency = z.string().meta({example: 'EUR'});

export const overviewView = view({
	currency,
	open_balance_cents: minorUnits,
	overdue_cents: minorUnits.meta({description: 'The part of it whose due date is over'}),
	paid_this_year_cents: minorUnits.meta({description: 'Money that came in since the beginning of the year, less what went back'}),
	next_invoice: view({date: day, total_cents: minorUnits}).nullish(),
	active_subscriptions: z.int().meta({example: 2}),
	mrr_cents: minorUnits,
	default_payment_method: methodView.nullish(),
}).meta({id: 'BillingOverview'});

const amounts = z.array(view({currency, cents: minorUnits}).meta({id: 'CurrencyAmount'}));

export const adminOverviewView = view({
	mrr: amounts.meta({description: 'Now'}),
	invoiced: amounts.meta({description: 'Invoices issued in the time that is looked at, VAT included'}),
	paid: amounts.meta({description: 'Money that came in, less what went back; without credit that was set off'}),
	overdue: amounts.meta({description: 'Due and not paid, now'}),
	credited: amounts.meta({description: 'Credit notes issued, as amounts above zero'}),
	by_month: z.array(
		view({
			month: z.string().meta({example: '2026-06'}),
			currency,
			invoiced_cents: minorUnits,
			credited_cents: minorUnits,
			paid_cents: minorUnits,
		}).meta({id: 'BillingMonth'}),
	),
	invoices_by_status: z.record(z.string(), z.int()).meta({example: {sent: 3, paid: 17}}),
	failed_payments: z.int().meta({description: 'Payments of stored methods that were asked for and failed', example: 1}),
}).meta({id: 'AdminBillingOverview'});
