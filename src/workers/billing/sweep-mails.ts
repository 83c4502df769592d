import {z} from 'zod';
import {dueMails} from '../../domain/billing/queries.ts';
import {asSystem} from '../../domain/platform/unit/as-system.ts';
import {job, to} from '../queue/job.ts';
import {sendInvoiceMail} from './send-invoice-mail.ts';

const SWEEP_LIMIT = 1000;

export const sweepMails = job({
	name: 'billing.sweep-mails',
	queue: 'platform',
	summary: 'Finds mails with documents that are to be sent, or tried again',
	payload: z.object({due_at: z.iso.datetime()}),
	key: ({due_at: dueAt}) => dueAt,
	async process({due_at: round}, {inUnit}) {
		const due = await asSystem(inUnit, {because: 'finding due mails', readOnly: true}, async unit => dueMails(unit, {limit: SWEEP_LIMIT}));
		return due.map(id => to(sendInvoiceMail, {mail_id: id, round}));
	},
});
