import type {Unit} from '../../platform/unit/unit.ts';
import {loadBackground} from '../plan/background.ts';
import {type Head, type JudgedLine, type Judgement, judge} from '../plan/judge.ts';

/** What one draft would be if it were made final now, whatever keeps it from that. */
export async function judgeDraft(unit: Unit, head: Head, lines: readonly JudgedLine[]): Promise<Judgement> {
	const {tenantId, partnerId, currency, issueDate = null, referencedInvoiceId = null} = head;
	const background = await loadBackground(unit, [{tenantId, partnerId, currency, issueDate, referencedInvoiceId, lines}]);
	return judge(head, lines, background, {isVatStrict: false});
}
