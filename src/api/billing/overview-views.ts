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
	next_invoice: view({
		date: day.meta({description: 'Day that it would bear.'}),
		total_cents: minorUnits,
	})
		.nullish()
		.meta({description: 'Document that is due next, with what is known now; null: nothing is.'}),
	active_subscriptions: z.int().meta({example: 2}),
	mrr_cents: minorUnits,
	default_payment_method: methodView.nullish().meta({description: 'Method that invoices are collected by; null: there is none.'}),
}).meta({id: 'BillingOverview'});

const amounts = z.array(view({currency, cents: minorUnits}).meta({id: 'CurrencyAmount'}));

export const adminOverviewView = view({
	mrr: amounts.meta({description: 'Now'}),
	invoiced: amounts.meta({description: 'Invoices issued in the time that is looked at, VAT included'}),
	paid: amounts.meta({description: 'Money that came in, less what went back; without credit that was set off'}),
	overdue: amounts.meta({description: 'Due and not paid, now'}),
	credited: amounts.meta({description: 'Credit notes issued, as amounts above zero'}),
	by_month: z
		.array(
			view({
				month: z.string().meta({description: 'Calendar month.', example: '2026-06'}),
				currency,
				invoiced_cents: minorUnits.meta({description: 'Invoices issued in the month, VAT included.'}),
				credited_cents: minorUnits.meta({description: 'Credit notes issued in it, as an amount above zero.'}),
				paid_cents: minorUnits.meta({description: 'Money that came in during it, less what went back.'}),
			}).meta({id: 'BillingMonth'}),
		)
		.meta({description: 'The same by month and currency; months without anything are left out.'}),
	invoices_by_status: z
		.record(z.string(), z.int())
		.meta({description: 'How many invoices of the span are in each state; drafts as of now.', example: {sent: 3, paid: 17}}),
	failed_payments: z.int().meta({description: 'Payments of stored methods that were asked for and failed', example: 1}),
}).meta({id: 'AdminBillingOverview'});
