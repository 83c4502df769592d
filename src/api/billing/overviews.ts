import {z} from 'zod';
import {upcomingDocuments} from '../../domain/billing/plan/upcoming.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {one} from '../http/answers.ts';
import {givenDayOrInstant} from '../http/fields.ts';
import {inOwnUnit} from '../http/own-unit.ts';
import {route, tenantRoute} from '../http/route.ts';
import {input} from '../http/shapes.ts';
import {adminOverview} from './admin-overview.ts';
import {adminOverviewView, overviewView} from './overview-views.ts';
import {invoicePreview} from './preview-views.ts';
import {tenantOverview} from './tenant-overview.ts';

/** Both look by doing and taking back, so their units may write. */
const ofTenant = {tag: 'billing', method: 'get', access: 'billing:read', isCostly: true, hasNoUnit: true} as const;

export const getUpcomingInvoice = tenantRoute({
	...ofTenant,
	operation: 'getUpcomingInvoice',
	path: '/billing/upcoming',
	summary: 'The document due next, with the usage that is known now; null when nothing is going to be due',
	description:
		'Made by the very code of the run and taken back: renewals at the end of the period, usage so far, changes and charges. Nothing ' +
		'is written. The figures change with every event until the document is made.',
	answer: one(invoicePreview.nullable()),
	async handle(around) {
		const {tenant, tools} = around;
		const rules = {isVatStrict: tools.config.isVatStrict};
		const [next] = await inOwnUnit(around, async unit => upcomingDocuments(unit, {tenantId: tenant.id, ...rules}));
		return next ?? null;
	},
});

export const getBillingOverview = tenantRoute({
	...ofTenant,
	operation: 'getBillingOverview',
	path: '/billing/overview',
	summary: 'What the tenant subscribes to, owes and has paid this year: one entry for each currency',
	description:
		"One entry for each currency: what is to be paid, what of it is late, what was paid since the first of January in the tenant's " +
		'time zone, monthly recurring revenue, and the next document as a run would make it today. Computed at the moment of the call.',
	answer: one(z.array(overviewView)),
	async handle(around) {
		const {tenant, tools} = around;
		return inOwnUnit(around, async unit => tenantOverview(unit, tenant.id, {isVatStrict: tools.config.isVatStrict}));
	},
});

export const adminBillingOverview = route({
	operation: 'adminBillingOverview',
	tag: 'admin-billing',
	method: 'get',
	path: '/admin/billing/overview',
	summary: 'What was invoiced, credited and paid, by currency and month; the last twelve months unless said',
	description:
		'For the own partner, or for one that is named, or for all in reach. A document counts in the month of its issue date, a payment ' +
		'in that of the day (UTC) it came in; recurring revenue and what is overdue are as of now. At most ten years at once.',
	access: 'admin:billing',
	query: input({
		from: givenDayOrInstant.optional(),
		to: givenDayOrInstant.optional(),
		partner_id: idOf('partner').optional(),
	}),
	answer: one(adminOverviewView),
	refuses: ['partner_not_found'],
	async handle({unit, caller, query}) {
		return adminOverview(unit, {...query, caller});
	},
});
