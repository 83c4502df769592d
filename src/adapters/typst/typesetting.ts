import type {RenderFailure, SourceFault} from '../../domain/billing/paper/document-renderer.ts';

/**
 * One document to make: Typst source, the data it reads as `/data.json`, and files (pictures) it reads by their path, such as
 * `/logo.png`. Data never becomes source, so whatever stands in it prints as itself. `createdAt` dates a document whose source does not
 * date itself; in seconds since 1970.
 */
export type TypesettingJob = Readonly<{
	source: string;
	data: unknown;
	files: Readonly<Record<string, Uint8Array>>;
	createdAtSeconds: number;
}>;

/** What a job may take: beyond it the job ends with `timed_out`, `output_too_large` or `out_of_memory`. */
export type TypesettingLimits = Readonly<{timeoutMs: number; maxOutputBytes: number; maxResidentBytes: number}>;

/** What a renderer process hears. */
export type ChildRequest = Readonly<{job: TypesettingJob; maxOutputBytes: number}>;

/** What a renderer process says: that its fonts are loaded, then one answer a request. */
export type ChildAnswer =
	| Readonly<{kind: 'ready'}>
	| Readonly<{kind: 'pdf'; pdf: Uint8Array}>
	| Readonly<{kind: 'refused'; failure: RenderFailure; faults: readonly SourceFault[]}>;
