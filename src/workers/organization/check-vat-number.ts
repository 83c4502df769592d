import {recordVatAnswer} from '../../domain/organization/record-vat-answer.ts';
import {VatCheck} from '../../domain/organization/vat-check.ts';
import type {VatAnswer} from '../../domain/organization/vat-register.ts';
import {minutes} from '../../domain/platform/attempts/waits.ts';
import {attempted} from '../queue/attempted.ts';

type Question = Readonly<{countryCode: string; vatNumber: string}>;

export const checkVatNumber = attempted<VatCheck, Question, VatAnswer>({
	name: 'organization.check-vat-number',
	queue: 'registers',
	summary: "Asks the EU's register about a tenant's VAT number and keeps the answer as evidence",
	row: VatCheck,
	kind: 'vat_check',
	resource: ({tenantId}) => tenantId,
	// The register passes the question on to the member state's.
	lane: {property: 'countryCode', limit: 2},
	turns: 'partnerId',
	waits: minutes(5, 30, 120, 720, 1440),
	leaseMs: 30_000,
	// Invoices wait for the answer: it is asked for, daily, until there is one.
	isTriedOn: ({config}) => config.isVatStrict,
	prepare: async (_, {countryCode, vatNumber}, {vatRegister}) => (vatRegister ? {countryCode, vatNumber} : undefined),
	async call(question, {vatRegister}) {
		const answer = await vatRegister?.check(question);
		return answer ? {kind: 'done', answer} : {kind: 'failed', code: 'REGISTER_UNAVAILABLE'};
	},
	record: async (unit, check, {outcome}) => recordVatAnswer(unit, check, outcome.kind === 'done' ? outcome.answer : undefined),
});
