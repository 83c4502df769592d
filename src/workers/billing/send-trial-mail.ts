import type {ClaimedMail} from '../../domain/billing/mail/claim-mail.ts';
import {claimTrialMail} from '../../domain/billing/mail/claim-trial-mail.ts';
import {TrialMail} from '../../domain/billing/mail/trial-mail.ts';
import {minutes} from '../../domain/platform/attempts/waits.ts';
import {attempted} from '../queue/attempted.ts';
import {handOverMail, outcomeOf} from './hand-over-mail.ts';

export const sendTrialMail = attempted<TrialMail, ClaimedMail>({
	name: 'billing.send-trial-mail',
	queue: 'mails',
	summary: 'Tells a customer by mail that a trial ends',
	row: TrialMail,
	kind: 'trial_mail',
	lane: {property: 'tenantId', limit: 2},
	waits: minutes(1, 5, 30, 120, 720),
	leaseMs: 60_000,
	prepare: async (unit, mail) => claimTrialMail(unit, mail),
	call: async (claimed, tools) => outcomeOf(async () => handOverMail(claimed, tools), claimed, tools),
	record: async (unit, mail, {verdict}) => {
		if (verdict === 'done') mail.sentAt = unit.now;
	},
});
