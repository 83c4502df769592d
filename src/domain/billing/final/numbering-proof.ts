import type {FilterQuery} from '@mikro-orm/postgresql';
import {findPage, type Page, type PageRequest} from '../../platform/unit/page.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import type {Day} from '../../platform/values/period.ts';
import {type DocumentType, Invoice} from '../invoice.ts';
import {linesOfMany} from '../queries.ts';
import {CanonicalLines, canonicalForm} from './canonical-form.ts';

/** Which series are looked at: all in reach unless said. */
export type ProofRequest = Readonly<{partnerId?: IdOf<'partner'>; documentType?: DocumentType; fiscalYear?: number}>;

/** What is so of a series. */
export type SeriesProof = Readonly<{
	partnerId: IdOf<'partner'>;
	documentType: DocumentType;
	fiscalYear: number;
	documents: number;
	firstNumber: string;
	lastNumber: string;
	lastIssueDate: Day;
	/** From 1 on, no number is missing and none is there twice. */
	isDense: boolean;
	/** The first number that is not the one after the number before it. */
	gapBefore: string | null;
	/** No document bears an earlier date than the one before it. */
	hasDatesInOrder: boolean;
	earlierThanBefore: string | null;
	/** Where links begin: documents from before there were links have none. */
	linkedFrom: string | null;
	/** From there on each document is linked to the one before it, and the series ends with the last of them. */
	isLinked: boolean;
	brokenAt: string | null;
	/** The link of the last document: whoever keeps it can tell later whether anything before it was altered. */
	head: string | null;
}>;

type SeriesRow = {
	partner_id: IdOf<'partner'>;
	document_type: DocumentType;
	fiscal_year: number;
	documents: string;
	first_number: string;
	last_number: string;
	last_date: Day;
	gap_before: string | null;
	earlier: string | null;
	linked_from: string | null;
	broken_at: string | null;
	head: string | null;
	ends_as_kept: boolean;
};

const SHA256 = (text: string): string => `encode(sha256(convert_to(${text}, 'UTF8')), 'hex')`;

/** The link that a document is to have: to the one before it, or to the start of its series' links. */
const EXPECTED = SHA256(
	`coalesce(link_before, ${SHA256(`partner_id || ' ' || document_type || ' ' || fiscal_year || ' from ' || sequence_number`)}) || content_hash`,
);

/**
 * Looks through the numbers, dates and links of all series in reach, by one statement. Whether the documents still say what their hashes
 * were made from, `listProofDocuments` lets anybody find out who has nothing of ours.
 */
export async function numberingProof({em, reach}: Unit, {partnerId, documentType, fiscalYear}: ProofRequest): Promise<SeriesProof[]> {
	const partner = partnerId ?? (reach.kind === 'partner' ? reach.partnerId : undefined);
	const conditions = [
		...(partner ? [['i.partner_id = ?', partner] as const] : []),
		...(documentType ? [['i.document_type = ?', documentType] as const] : []),
		...(fiscalYear ? [['i.fiscal_year = ?', fiscalYear] as const] : []),
	];
	const rows = await em.execute<SeriesRow[]>(
		`with document as (
			select i.partner_id, i.document_type, i.fiscal_year, i.sequence_number, i.number, i.issue_date, i.content_hash, i.link_hash,
				lag(i.sequence_number, 1, 0) over series as number_before, lag(i.issue_date) over series as date_before,
				lag(i.link_hash) over series as link_before
			from invoice i where i.number is not null ${conditions.map(([sql]) => `and ${sql}`).join(' ')}
			window series as (partition by i.partner_id, i.document_type, i.fiscal_year order by i.sequence_number)
		 ), judged as (
			select *, number_before <> sequence_number - 1 as is_after_gap, coalesce(date_before > issue_date, false) as is_earlier,
				case when link_hash is null then link_before is not null else link_hash is distinct from ${EXPECTED} end as is_broken
			from document
		 )
		 select d.partner_id, d.document_type, d.fiscal_year, count(*) as documents,
			(array_agg(number order by sequence_number))[1] as first_number,
			(array_agg(number order by sequence_number desc))[1] as last_number, max(issue_date)::text as last_date,
			(array_agg(number order by sequence_number) filter (where is_after_gap))[1] as gap_before,
			(array_agg(number order by sequence_number) filter (where is_earlier))[1] as earlier,
			(array_agg(number order by sequence_number) filter (where link_hash is not null))[1] as linked_from,
			(array_agg(number order by sequence_number) filter (where is_broken))[1] as broken_at,
			(array_agg(link_hash order by sequence_number desc))[1] as head,
			(array_agg(link_hash order by sequence_number desc))[1] is not distinct from min(s.last_link)
				and max(sequence_number) = min(s.last_number) as ends_as_kept
		 from judged d left join number_sequence s using (partner_id, document_type, fiscal_year)
		 group by d.partner_id, d.document_type, d.fiscal_year order by d.partner_id, d.document_type, d.fiscal_year`,
		conditions.map(([, value]) => value),
	);
	return rows.map(row => ({
		...{partnerId: row.partner_id, documentType: row.document_type, fiscalYear: row.fiscal_year, documents: Number(row.documents)},
		...{firstNumber: row.first_number, lastNumber: row.last_number, lastIssueDate: row.last_date},
		...{isDense: row.gap_before === null, gapBefore: row.gap_before},
		...{hasDatesInOrder: row.earlier === null, earlierThanBefore: row.earlier},
		...{linkedFrom: row.linked_from, head: row.head},
		isLinked: row.broken_at === null && row.ends_as_kept,
		brokenAt: row.broken_at ?? (row.ends_as_kept ? null : row.last_number),
	}));
}

/** A final document with the text that its hash was made from, as it is now. */
export type ProofDocument = Readonly<{invoice: Invoice; content: string}>;

/** The final documents in reach, newest first, each as the proof of its series has it. */
export async function listProofDocuments(
	unit: Unit,
	{partnerId, documentType, fiscalYear, ...page}: ProofRequest & PageRequest,
): Promise<Page<ProofDocument>> {
	const where = {number: {$ne: null}, ...(partnerId && {partnerId}), ...(documentType && {documentType}), ...(fiscalYear && {fiscalYear})};
	const found = await findPage(unit.em, Invoice, where as FilterQuery<Invoice>, page, {createdAt: 'desc', id: 'desc'});
	const lines = await linesOfMany(
		unit,
		found.items.map(({id}) => id),
	);
	return {
		...found,
		items: found.items.map(invoice => ({invoice, content: canonicalForm(invoice, new CanonicalLines(lines.get(invoice.id) ?? []))})),
	};
}
