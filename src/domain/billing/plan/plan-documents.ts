import {accountKey} from '../../charges/account.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {type Background, loadBackground} from './background.ts';
import type {DueLines} from './collect-due-lines.ts';
import {type DateSpan, spanOfLines} from './document-period.ts';
import {groupLines} from './group-lines.ts';
import {correctedOf, type FinalizeRules, type Head, type JudgedLine, type Judgement, judge} from './judge.ts';
import type {NewLine} from './new-line.ts';

/** A document that is to be made: decided, and nothing of it written. */
export type PlannedDocument<Line extends JudgedLine = NewLine> = Readonly<{
	head: Head;
	lines: readonly Line[];
	/** The days that its lines are for. */
	span: DateSpan | null;
	judgement: Judgement;
}>;

/**
 * Plans the documents that charge accounts what is due, invoices first: which lines stand together, what each comes to, and what keeps
 * it from being final. Loads what it needs for all of them at once; deciding is pure. Preview and dry run show the plan, the run writes it.
 */
export async function planDocuments(unit: Unit, due: readonly DueLines[], rules: FinalizeRules): Promise<Map<string, PlannedDocument[]>> {
	const background = await loadBackground(
		unit,
		due.map(({account, lines}) => ({...account, lines})),
	);
	return new Map(due.map(({account, lines}) => [accountKey(account), planned({...account}, lines, {background, rules})]));
}

type Circumstances = Readonly<{background: Background; rules: FinalizeRules}>;

/** The documents that some lines of one account come to. */
export function planned<Line extends JudgedLine>(
	head: Omit<Head, 'documentType'>,
	lines: readonly Line[],
	{background, rules}: Circumstances,
): PlannedDocument<Line>[] {
	return groupLines(head, lines, background).map(({lines: together, documentType, purchaseOrder}) => {
		const referencedInvoiceId = onlyInvoiceOf(together, background);
		const own: Head = {...head, documentType, referencedInvoiceId, purchaseOrder: purchaseOrder ?? head.purchaseOrder ?? null};
		return {head: own, lines: together, span: spanOfLines(together), judgement: judge(own, together, background, rules)};
	});
}

/** The one invoice that lines give back, wholly or in part; null when there is none, or more than one. */
function onlyInvoiceOf(lines: readonly JudgedLine[], background: Background): IdOf<'invoice'> | null {
	const [first, ...others] = correctedOf({}, lines, background);
	return first && others.length === 0 ? first.id : null;
}
