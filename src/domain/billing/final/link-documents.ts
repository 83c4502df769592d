import type {Invoice} from '../invoice.ts';
import {type CanonicalLines, canonicalForm, contentHash, linkAfter, startOfLinks} from './canonical-form.ts';
import {type LastLink, type Series, seriesKey} from './number-sequence.ts';

/** The numbers of documents, and for each what its series was linked to when they were taken. */
export type Numbers = ReadonlyMap<Invoice, Readonly<{number: string; sequenceNumber: number; linkBefore: string | null}>>;

type Sealed = Readonly<{invoice: Invoice; judgement: Readonly<{series: Series}>}>;

/** Of each document: its number, and its lines as they enter its hash, made before the series was locked. */
type Known = Readonly<{numbers: Numbers; forms: ReadonlyMap<Invoice, CanonicalLines>}>;

/**
 * Links each document to the one before it in its series, so that nothing of it can change, and none can go, without a trace. They are
 * sealed, and their series are locked. Answers the last link of each series, which is to be kept.
 */
export function linkDocuments(documents: readonly Sealed[], {numbers, forms}: Known): LastLink[] {
	const last: LastLink[] = [];
	for (const ofSeries of Map.groupBy(documents, ({judgement}) => seriesKey(judgement.series)).values()) {
		const inOrder = ofSeries.toSorted((one, other) => (one.invoice.sequenceNumber ?? 0) - (other.invoice.sequenceNumber ?? 0));
		const [first] = inOrder;
		if (!first) continue;
		const {series} = first.judgement;
		let link = numbers.get(first.invoice)?.linkBefore ?? startOfLinks(series, first.invoice.sequenceNumber ?? 0);
		for (const {invoice} of inOrder) {
			const lines = forms.get(invoice);
			if (!lines) throw new Error(`the lines of ${invoice.id} are not known`);
			const content = contentHash(canonicalForm(invoice, lines));
			link = linkAfter(link, content);
			Object.assign(invoice, {contentHash: content, linkHash: link});
		}

		last.push({series, link});
	}

	return last;
}
