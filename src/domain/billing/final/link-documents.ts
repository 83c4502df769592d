import type {Unit} from '../../platform/unit/unit.ts';
import type {Invoice} from '../invoice.ts';
import type {InvoiceLine} from '../invoice-line.ts';
import {canonicalForm, contentHash, linkAfter, startOfLinks} from './canonical-form.ts';
import {keepLastLinks, type Series, seriesKey} from './number-sequence.ts';

/** The numbers of documents, and for each what its series was linked to when they were taken. */
export type Numbers = ReadonlyMap<Invoice, Readonly<{number: string; sequenceNumber: number; linkBefore: string | null}>>;

type Sealed = Readonly<{invoice: Invoice; lines: readonly InvoiceLine[]; judgement: Readonly<{series: Series}>}>;

/**
 * Links each document to the one before it in its series, so that nothing of it can change, and none can go, without a trace: one more
 * statement, however many documents. They are sealed, and their series are locked.
 */
export async function linkDocuments(unit: Unit, documents: readonly Sealed[], numbers: Numbers): Promise<void> {
	const last: {series: Series; link: string}[] = [];
	for (const ofSeries of Map.groupBy(documents, ({judgement}) => seriesKey(judgement.series)).values()) {
		const inOrder = ofSeries.toSorted((one, other) => (one.invoice.sequenceNumber ?? 0) - (other.invoice.sequenceNumber ?? 0));
		const [first] = inOrder;
		if (!first) continue;
		const {series} = first.judgement;
		let link = numbers.get(first.invoice)?.linkBefore ?? startOfLinks(series, first.invoice.sequenceNumber ?? 0);
		for (const {invoice, lines} of inOrder) {
			const content = contentHash(canonicalForm(invoice, lines));
			link = linkAfter(link, content);
			Object.assign(invoice, {contentHash: content, linkHash: link});
		}

		last.push({series, link});
	}

	await keepLastLinks(unit, last);
}
