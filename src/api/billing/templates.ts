import {createTemplate as create} from '../../domain/billing/templates/create-template.ts';
import {deleteTemplate as remove} from '../../domain/billing/templates/delete-template.ts';
import {duplicateTemplate as duplicate} from '../../domain/billing/templates/duplicate-template.ts';
import {previewTemplate as preview} from '../../domain/billing/templates/preview-template.ts';
import {listTemplates as findTemplates, getTemplate as get} from '../../domain/billing/templates/queries.ts';
import {templateType} from '../../domain/billing/templates/template.ts';
import {templateVariables} from '../../domain/billing/templates/template-variables.ts';
import {tryTemplate, type Workshop} from '../../domain/billing/templates/try-template.ts';
import {changed, updateTemplate as update} from '../../domain/billing/templates/update-template.ts';
import {language} from '../../domain/organization/billing-profile.ts';
import {type IdOf, idOf} from '../../domain/platform/values/id.ts';
import {list, nothing, one, page, shown} from '../http/answers.ts';
import {longPageQuery} from '../http/queries.ts';
import {type RouteRequest, route} from '../http/route.ts';
import {input} from '../http/shapes.ts';
import {renderedInTime} from './rendered-in-time.ts';
import {templateChange, templateInput, templateName, templatePreviewInput, templateVariableView, templateView} from './template-inputs.ts';

const byId = input({template_id: idOf('template')});
const CONTENT_LIMIT_BYTES = 512 * 1024;

type Asked = Pick<RouteRequest<unknown, unknown, unknown>, 'caller' | 'tools' | 'reach' | 'requestId'>;

/** Whose a template is that somebody makes: the own partner's. */
const ownPartner = ({caller, tools}: Pick<Asked, 'caller' | 'tools'>): IdOf<'partner'> =>
	caller.partnerId ?? tools.config.operatorPartnerId;

/** What a template of a partner is tried out with. */
function workshopOf(asked: Pick<Asked, 'caller' | 'tools'>, partnerId?: IdOf<'partner'> | null): Workshop {
	const {storage, renderer, config} = asked.tools;
	const {publicUrl, operatorPartnerId} = config;
	return {storage, renderer, uploads: {publicUrl, operatorPartnerId, partnerId: partnerId ?? ownPartner(asked)}};
}

const asCaller = ({caller, reach, requestId}: Asked) => ({reach: reach(), cause: {requestId, actor: caller.subject}});

export const listTemplates = route({
	operation: 'listTemplates',
	tag: 'admin-billing',
	method: 'get',
	path: '/admin/invoice-templates',
	summary: 'The templates of paper and mails, newest first, and the built-in ones',
	description: 'Those of the own partner, and those that are built in, which have no `partner_id` and cannot be changed. They come last.',
	access: 'admin:billing',
	query: longPageQuery('template', {name: templateName.optional(), document_type: templateType.optional(), language: language.optional()}),
	answer: page(templateView),
	async handle({unit, query}) {
		return findTemplates(unit, query);
	},
});

export const createTemplate = route({
	operation: 'createTemplate',
	tag: 'admin-billing',
	method: 'post',
	path: '/admin/invoice-templates',
	summary: 'Add a template; it is tried out with sample data first',
	description:
		'Paper (`invoice`, `credit_note`) is a `theme` over the built-in layout or Typst source in `content`; a mail is Liquid for HTML ' +
		'in `content` and for one line in `subject`. It is tried out first: unknown variables and faults of syntax are 422 with line and ' +
		"column. The chosen template is the tenant's by name and language, then without language, then the partner's, then the built-in " +
		'one.',
	access: 'admin:billing',
	isCostly: true,
	isCostlyForPartners: true,
	isIdempotent: true,
	bodyLimitBytes: CONTENT_LIMIT_BYTES,
	body: templateInput,
	example: {
		name: 'plain',
		document_type: 'invoice',
		language: 'en',
		theme: {accent_color: '#1f4b99', footer_text: 'Example Software BV, Amsterdam', labels: {amount_due: 'To pay'}},
	},
	status: 201,
	answer: one(templateView),
	refuses: ['template_taken', 'document_not_rendered', 'storage_unavailable'],
	async before(asked) {
		await renderedInTime(tryTemplate(workshopOf(asked), asked.body));
		return [];
	},
	async handle({unit, body, caller, tools}) {
		return create(unit, {...body, partnerId: ownPartner({caller, tools})});
	},
});

export const previewTemplate = route({
	operation: 'previewTemplate',
	tag: 'admin-billing',
	method: 'post',
	path: '/admin/invoice-templates/preview',
	summary: 'What a template comes to, with sample data or a document: a stored one, what is given, or one with what is given in its place',
	description:
		'Answers a PDF for paper and HTML for mails. Nothing is stored. `template_id` takes a stored one, and what is given beside it ' +
		'stands in its place; without it `document_type` must be given. `invoice_id` shows a document of the own reach, else sample data.',
	access: 'admin:billing',
	isCostly: true,
	isOnlyLook: () => true,
	isCostlyForPartners: true,
	hasNoUnit: true,
	bodyLimitBytes: CONTENT_LIMIT_BYTES,
	body: templatePreviewInput,
	example: {template_id: 'tpl_01jd2x4k7m9q3s5v8x0z2b4d6f', theme: {accent_color: '#0a7a4b'}},
	answer: shown('application/pdf', 'text/html'),
	refuses: ['template_not_found', 'invoice_not_found', 'document_not_rendered', 'storage_unavailable'],
	async handle(request) {
		const {templateId, invoiceId, ...given} = request.body;
		const {inUnit} = request.tools;
		const asked = {...asCaller(request), given, ...(templateId && {templateId}), ...(invoiceId && {invoiceId})};
		return renderedInTime(preview({...workshopOf(request), inUnit}, asked));
	},
});

export const listTemplateVariables = route({
	operation: 'listTemplateVariables',
	tag: 'admin-billing',
	method: 'get',
	path: '/admin/invoice-templates/variables',
	summary: 'What templates can name; of all types unless one is given',
	description: 'Each with its type, what it holds, and an example. Whatever else a template names is refused when it is saved.',
	access: 'admin:billing',
	query: input({document_type: templateType.optional()}),
	answer: list(templateVariableView),
	async handle({query}) {
		return templateVariables(query.documentType);
	},
});

export const getTemplate = route({
	operation: 'getTemplate',
	tag: 'admin-billing',
	method: 'get',
	path: '/admin/invoice-templates/{template_id}',
	summary: 'One template, as it is now',
	description: 'With its content and theme, as last saved. Built-in ones can be read as well, to begin a copy with.',
	access: 'admin:billing',
	params: byId,
	answer: one(templateView),
	refuses: ['template_not_found'],
	async handle({unit, params}) {
		return get(unit, params.templateId);
	},
});

export const updateTemplate = route({
	operation: 'updateTemplate',
	tag: 'admin-billing',
	method: 'put',
	path: '/admin/invoice-templates/{template_id}',
	summary: 'Change what is given of a template: a new version; what was printed with another stays as it is',
	description:
		'Every save is a new version. It is tried out with sample data before it is saved; documents that are final keep the version that ' +
		'they were printed with. The name and the type of a template that a billing profile or the partner names cannot change.',
	access: 'admin:billing',
	isCostly: true,
	isCostlyForPartners: true,
	bodyLimitBytes: CONTENT_LIMIT_BYTES,
	params: byId,
	body: templateChange,
	example: {theme: {footer_text: 'Example Software BV, Utrecht'}},
	answer: one(templateView),
	refuses: ['template_not_found', 'template_built_in', 'template_in_use', 'template_taken', 'document_not_rendered', 'storage_unavailable'],
	async before(asked) {
		const {params, body, tools} = asked;
		const known = await tools.inUnit({...asCaller(asked), readOnly: true}, async unit => get(unit, params.templateId));
		// Whose place it is to refuse a built-in one, or another type, is the use case's.
		if (known.partnerId)
			await renderedInTime(tryTemplate(workshopOf(asked, known.partnerId), {...changed(known, body), documentType: known.documentType}));
		return [];
	},
	async handle({unit, params, body}) {
		return update(unit, {templateId: params.templateId, change: body});
	},
});

export const deleteTemplate = route({
	operation: 'deleteTemplate',
	tag: 'admin-billing',
	method: 'delete',
	path: '/admin/invoice-templates/{template_id}',
	summary: 'Delete a template that nobody names; what was printed with it can be printed again',
	description:
		'Refused while a billing profile or the partner names it, and of a built-in one. Versions that documents were printed with are ' +
		'kept.',
	access: 'admin:billing',
	params: byId,
	status: 204,
	answer: nothing,
	refuses: ['template_not_found', 'template_built_in', 'template_in_use'],
	async handle({unit, params}) {
		await remove(unit, params);
	},
});

export const duplicateTemplate = route({
	operation: 'duplicateTemplate',
	tag: 'admin-billing',
	method: 'post',
	path: '/admin/invoice-templates/{template_id}/duplicate',
	summary: 'Copy a template under another name, or for another language; a built-in one, too',
	description:
		'The copy belongs to the own partner and is changed by itself from then on. Name and language together must be new for its type; ' +
		'so give at least one of them.',
	access: 'admin:billing',
	isIdempotent: true,
	params: byId,
	body: input({name: templateName.optional(), language: language.nullish()}).optional(),
	example: {name: 'plain', language: 'de'},
	status: 201,
	answer: one(templateView),
	refuses: ['template_not_found', 'template_taken'],
	async handle({unit, params, body, caller, tools}) {
		return duplicate(unit, {...params, ...body, copierId: ownPartner({caller, tools})});
	},
});
