import {z} from 'zod';
import {openVatQuestion, recordVatAnswer} from '../../domain/organization/record-vat-answer.ts';
import {asSystem} from '../../domain/platform/unit/as-system.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {job} from '../queue/job.ts';

export const checkVatNumber = job({
	name: 'organization.check-vat-number',
	queue: 'directory',
	summary: "Asks the EU's register about a tenant's VAT number and keeps the answer as evidence",
	payload: z.object({tenant_id: z.string(), asked_by: z.string()}),
	key: ({tenant_id: tenantId, asked_by: askedBy}) => `${tenantId}_${askedBy}`,
	async process({tenant_id: id}, {inUnit, vatRegister, config: {isVatStrict: isAwaited}, requestId}) {
		if (!vatRegister) return undefined;
		const tenantId = idOf('tenant').parse(id);
		const because = 'checking a VAT number';
		const question = await asSystem(inUnit, {because, requestId, readOnly: true}, async unit => openVatQuestion(unit, tenantId));
		if (!question) return undefined;
		const answer = await vatRegister.check(question);
		await asSystem(inUnit, {because, requestId}, async unit => recordVatAnswer(unit, {tenantId, question, answer, isAwaited}));
		return undefined;
	},
});
