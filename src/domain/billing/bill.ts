import type {Unit} from '../platform/unit.ts';
import {compose} from './compose.ts';
import {draft} from './draft.ts';
import type {Account} from './due-work.ts';
import type {FinalizeRules} from './finalize.ts';
import {finish, type Made} from './finish.ts';
import {documentTypeFor, isDocument, separate} from './separate.ts';

type Request = Account & FinalizeRules & Readonly<{asOf: Date; isFinalized: boolean}>;

/**
 * Charges an account all that is due, in one document, or in two where the law keeps lines apart; none when nothing is due. Below zero
 * it is a credit note. What cannot be finalised yet stays a draft, with the reason; the next run tries it again. Safe to run twice,
 * also at once: what was charged is not due any more.
 */
export async function bill(unit: Unit, {tenantId, partnerId, currency, asOf, isFinalized, ...rules}: Request): Promise<readonly Made[]> {
	const account = {tenantId, partnerId, currency};
	const {lines: due, markBilled} = await compose(unit, {...account, asOf});
	markBilled();
	if (!isDocument(due)) {
		await unit.em.flush();
		return [];
	}

	const drafted = await draft(unit, {
		...account,
		documentType: documentTypeFor(due),
		lines: due,
		isAutomatic: isFinalized,
	});
	if (isFinalized) return finish(unit, drafted, rules);
	return (await separate(unit, drafted)).map(({invoice}) => ({outcome: 'drafted', invoice}));
}
