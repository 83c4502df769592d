import type {FilledMail, MailSource, RenderFailure, SourceFault} from '../../domain/billing/paper/document-renderer.ts';
import type {WantedFonts} from './load-fonts.ts';

/**
 * One document to make: Typst source, the data it reads as `/data.json`, and files (pictures, other source) it reads by their path, such
 * as `/logo.png`. Data never becomes source, so whatever stands in it prints as itself. `createdAt` dates a document whose source does
 * not date itself; in seconds since 1970.
 */
export type TypesettingJob = Readonly<{
	source: string;
	data: unknown;
	files: Readonly<Record<string, Uint8Array>>;
	createdAtSeconds: number;
	fonts?: WantedFonts;
	/** Source of somebody else's among the files: it is looked at before anything is set. */
	ownSource?: string;
	/** Whose that source is: it may take as long as it is let, so its owners take turns. */
	owner?: string;
}>;

/** One mail to fill: Liquid, and what it names. With `isChecked`, every name is looked for, also where it is not reached. */
export type FillingJob = Readonly<{mail: MailSource; variables: Readonly<Record<string, unknown>>; isChecked: boolean; owner?: string}>;

/** What a job may take: beyond it the job ends with `timed_out`, `output_too_large` or `out_of_memory`. */
export type TypesettingLimits = Readonly<{timeoutMs: number; maxOutputBytes: number; maxResidentBytes: number}>;

/** What a renderer process hears. */
export type ChildRequest = Readonly<{job: TypesettingJob | FillingJob; maxOutputBytes: number}>;

/** What came of a job. */
export type MadeByChild = Readonly<{kind: 'pdf'; pdf: Uint8Array}> | Readonly<{kind: 'mail'; mail: FilledMail}>;

/** Why nothing came of it. */
export type RefusedByChild = Readonly<{kind: 'refused'; failure: RenderFailure; faults: readonly SourceFault[]}>;

/** What a renderer process says: that its code is loaded, then one answer a request. */
export type ChildAnswer = Readonly<{kind: 'ready'}> | MadeByChild | RefusedByChild;
