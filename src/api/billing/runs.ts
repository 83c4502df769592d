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
	description:
		'Collects what is due and not billed yet (renewals, usage, changes, charges) into one document for each buyer, seller and ' +
		'currency. Answers at once; the work goes on in the background, and `adminGetRun` tells how far it is. Run twice it bills nothing ' +
		"twice. `auto_finalize` overrides the platform's setting for this run. `dry_run` writes nothing and answers the same figures. " +
		'`as_of` cannot lie in the future.',
	access: 'admin:billing',
	isIdempotent: true,
	isCostly: true,
	body: input({
		as_of: givenInstant.optional().meta({description: 'Only what was due then'}),
		partner_id: idOf('partner').optional().meta({description: "Only this seller's tenants; of a partner's staff the own one."}),
		tenant_ids: z.array(idOf('tenant')).min(1).max(TENANTS_LIMIT).optional().meta({description: 'Only these tenants.'}),
		auto_finalize: z
			.boolean()
			.optional()
			.meta({description: 'Whether the documents become final at once; as the settings say unless given.'}),
		dry_run: z.boolean().optional().meta({description: 'Figures only: `result.documents`'}),
	}),
	example: {as_of: '2026-06-30T22:00:00Z', tenant_ids: ['tnt_demo'], dry_run: true},
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
