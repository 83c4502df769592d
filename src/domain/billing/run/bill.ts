import {type Account, accountKey} from '../../charges/account.ts';
import {Charge} from '../../charges/charge.ts';
import {recordGivenUp} from '../../platform/record-given-up.ts';
import type {Refusal} from '../../platform/refusals.ts';
import {locked} from '../../platform/unit/lock-many.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import {writeDrafts} from '../draft/write-documents.ts';
import {finalizeDocuments} from '../final/finalize-documents.ts';
import type {Invoice} from '../invoice.ts';
import {collectDueLines, type DueLines} from '../plan/collect-due-lines.ts';
import type {FinalizeRules} from '../plan/judge.ts';
import {type PlannedDocument, planDocuments} from '../plan/plan-documents.ts';
import {refuse} from '../refusals.ts';

/** What became of a document of a run: a final one, or a draft that waits, with the reason. */
export type MadeDocument = Readonly<{outcome: 'drafted' | 'finalized'; invoice: Invoice; refusal?: Refusal | undefined}>;

/** What became of an account. */
export type Billed = Readonly<{
	account: Account;
	made: readonly MadeDocument[];
	/** What could not be billed at all. */
	refusals: readonly Refusal[];
}>;

type Request = FinalizeRules & Readonly<{asOf: Date; isFinalized: boolean; withParked?: boolean}>;

/**
 * Charges accounts all that is due, each in one document, or in more where the law keeps lines apart; none where nothing is due. Below
 * zero it is a credit note. What cannot be made final yet stays a draft, with the reason, beside the others; the next run tries it
 * again. Safe to run twice, also at once: what was charged is not due any more.
 */
export async function bill(unit: Unit, accounts: readonly Account[], request: Request): Promise<Billed[]> {
	const {isFinalized, ...rules} = request;
	const due = await collectDueLines(unit, accounts, request);
	if (due.length === 0) return [];
	const {fit, unbillable} = split(due, await planDocuments(unit, due, rules));
	await markBilled(unit, due, unbillable);
	const drafts = await writeDrafts(unit, fit, {isAutomatic: isFinalized});
	const isFinal = ({judgement}: (typeof drafts)[number]): boolean => isFinalized && !judgement.refusal;
	await finalizeDocuments(unit, drafts.filter(isFinal), rules);
	const byAccount = Map.groupBy(drafts, ({invoice}) => accountKey(invoice));
	const unbilled = Map.groupBy(unbillable, accountKey);
	return due.map(({account}) => ({
		account,
		made: (byAccount.get(accountKey(account)) ?? []).map(draft => ({
			outcome: isFinal(draft) ? ('finalized' as const) : ('drafted' as const),
			invoice: draft.invoice,
			...(isFinalized && {refusal: draft.judgement.refusal}),
		})),
		refusals: (unbilled.get(accountKey(account)) ?? []).map(() => refuse(OUT_OF_RANGE)),
	}));
}

const OUT_OF_RANGE = 'amount_out_of_range';

/** The documents that can be stored, and the charges that cannot be billed because an amount is beyond the limit of amounts. */
function split(due: readonly DueLines[], planned: ReadonlyMap<string, readonly PlannedDocument[]>) {
	const documents = [...planned.values()].flat();
	const isFit = ({judgement: {refusal}}: PlannedDocument): boolean => refusal?.code !== OUT_OF_RANGE;
	const beyond = new Set(
		documents.filter(document => !isFit(document)).flatMap(({lines}) => lines.flatMap(({chargeId}) => chargeId ?? [])),
	);
	const unbillable = due.flatMap(account => [...account.unbillable, ...account.charges.filter(({id}) => beyond.has(id))]);
	return {fit: documents.filter(isFit), unbillable};
}

/** Writes down that charges are billed, and that those which cannot be are set aside: the operator is told. */
async function markBilled(unit: Unit, due: readonly DueLines[], unbillable: readonly Charge[]): Promise<void> {
	const charges = locked(
		unit,
		Charge,
		due.flatMap(account => [...account.charges, ...account.unbillable]),
	);
	const beyond = new Set(unbillable);
	for (const charge of charges.rows) {
		if (!beyond.has(charge)) leave(charge, unit.now);
		else {
			Object.assign(charge, {parkedAt: unit.now, parkReason: OUT_OF_RANGE});
			recordGivenUp(unit, {kind: 'charge', resourceId: charge.id, code: OUT_OF_RANGE, step: unit.now.toISOString()});
		}
	}

	await charges.save();
}

/** Usage stays pending until no more of it is taken: what comes late goes along with the next document, or is billed alone at the end. */
function leave(charge: Charge, now: Date): void {
	const {finalAt, isLast} = charge;
	const isOpen = charge.kind === 'usage' && finalAt && finalAt > now;
	charge.parkedAt = null;
	charge.parkReason = null;
	if (!isOpen) charge.billedAt = now;
	else charge.dueAt = isLast ? finalAt : null;
}
