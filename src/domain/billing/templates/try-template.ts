import {type Fault, refuse as refusePlatform} from '../../platform/refusals.ts';
import type {Storage} from '../../platform/storage.ts';
import {DocumentRenderError, type DocumentRenderer, type SourceFault} from '../paper/document-renderer.ts';
import {refuse} from '../refusals.ts';
import {dressDocument} from './dress-document.ts';
import {sampleVariables} from './mail-variables.ts';
import {logoFault, mailContentFaults, type UploadOwners} from './pictures.ts';
import {sampleDocument} from './sample-document.ts';
import {isMailType} from './template.ts';
import {type GivenTemplate, templateFaults} from './template-faults.ts';

/** What templates are tried out with. */
export type Workshop = Readonly<{storage: Storage; renderer: DocumentRenderer; uploads: UploadOwners}>;

const ASK_AGAIN_SECONDS = 5;

/** An e-invoice is attached as well, so that a source that stands in its way is found out now. */
const SAMPLE_XML = '<sample/>';

const said = ({message, line, column}: SourceFault): string =>
	line === undefined ? message : `line ${line}, column ${column ?? 1}: ${message}`;

/**
 * What a rendering that failed means for whoever asked for it: faults of the source, or its going beyond a limit, are the request's; of
 * one that could not be begun it is told to ask again.
 */
export function refusalOf(error: unknown): unknown {
	if (!(error instanceof DocumentRenderError)) return error;
	if (error.failure === 'busy' || error.failure === 'closed') {
		return refuse('document_not_rendered', {retryAfterSeconds: ASK_AGAIN_SECONDS});
	}

	const faults = error.faults.length > 0 ? error.faults : [{message: error.message}];
	return refusePlatform('input_invalid', {details: faults.map(fault => ({path: fault.part ?? 'content', message: said(fault)}))});
}

/** Everything in a template that can be told to be wrong without setting it. */
export async function faultsBeforeTrying({storage, uploads}: Workshop, given: GivenTemplate): Promise<Fault[]> {
	const logo = await logoFault(storage, given.theme?.logoUrl, uploads);
	const content = isMailType(given.documentType) ? mailContentFaults(given.content ?? '', uploads) : [];
	return [
		...templateFaults(given),
		...(logo === undefined ? [] : [{path: 'theme.logo_url', message: logo}]),
		...content.map(fault => ({path: 'content', message: said(fault)})),
	];
}

/**
 * Sets or fills a template with sample data, before it is saved. Refuses it with every fault, the sources' with line and column. Takes
 * up to some seconds, so no transaction may be open.
 */
export async function tryTemplate(workshop: Workshop, given: GivenTemplate): Promise<void> {
	const details = await faultsBeforeTrying(workshop, given);
	if (details.length > 0) throw refusePlatform('input_invalid', {details});
	await setSample(workshop, given).catch(error => {
		throw refusalOf(error);
	});
}

async function setSample(
	{storage, renderer, uploads: {partnerId: owner}}: Workshop,
	{documentType, language, subject, content, theme}: GivenTemplate,
): Promise<void> {
	if (isMailType(documentType)) {
		const source = {subject: subject ?? '', content: content ?? ''};
		await renderer.fill(source, sampleVariables(documentType, language ?? 'en'), {isChecked: true, owner});
		return;
	}

	if (!content && !theme) return;
	const document = sampleDocument(documentType, language ?? 'en');
	await renderer.render(await dressDocument(storage, document, {template: {theme, content}, owner}), SAMPLE_XML);
}
