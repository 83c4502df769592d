import {z} from 'zod';
import {requestBillRun} from '../../domain/billing/run/request-bill-run.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {one} from '../http/answers.ts';
import {givenInstant} from '../http/fields.ts';
import {route} from '../http/route.ts';
import {input} from '../http/shapes.ts';
import {invoiceRunView, shownInvoiceRun} from '../platform/run-views.ts';

const TENANTS_LIMIT = 500;

export const generateInvoices = route({
	operation: 'generateInvoices',
	tag: 'admin-billing',
	method: 'post',
	path: '/admin/invoices/generate',
	summary: 'Bill everything that is due, or see what it would come to; how far it is: /admin/runs',
	access: 'admin:billing',
	isIdempotent: true,
	isCostly: true,
	body: input({
		as_of: givenInstant.optional().meta({description: 'Only what was due then'}),
		partner_id: idOf('partner').optional(),
		tenant_ids: z.array(idOf('tenant')).min(1).max(TENANTS_LIMIT).optional(),
		auto_finalize: z.boolean().optional(),
		dry_run: z.boolean().optional().meta({description: 'Figures only: `result.documents`'}),
	}),
	status: 202,
	answer: one(invoiceRunView),
	refuses: ['partner_not_found', 'partner_out_of_reach', 'tenant_not_found'],
	async handle({unit, body: {autoFinalize: isFinalized, dryRun: isDryRun, ...asked}}) {
		const run = await requestBillRun(unit, {
			...asked,
			...(isFinalized !== undefined && {isFinalized}),
			...(isDryRun !== undefined && {isDryRun}),
		});
		await unit.em.flush();
		return shownInvoiceRun(run);
	},
});
