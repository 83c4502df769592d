import {createTemplate as create} from '../../domain/billing/templates/create-template.ts';
import {deleteTemplate as remove} from '../../domain/billing/templates/delete-template.ts';
import {duplicateTemplate as duplicate} from '../../domain/billing/templates/duplicate-template.ts';
import {previewTemplate as preview} from '../../domain/billing/templates/preview-template.ts';
import {listTemplates as findTemplates, getTemplate as get} from '../../domain/billing/templates/queries.ts';
import {templateVariables} from '../../domain/billing/templates/template-variables.ts';
import {tryTemplate, type Workshop} from '../../domain/billing/templates/try-template.ts';
import {changed, updateTemplate as update} from '../../domain/billing/templates/update-template.ts';
import {type IdOf, idOf} from '../../domain/platform/values/id.ts';
import {list, nothing, one, shown} from '../http/answers.ts';
import {type RouteRequest, route} from '../http/route.ts';
import {input} from '../http/shapes.ts';
import {renderedInTime} from './rendered-in-time.ts';
import {
	documentType,
	language,
	templateChange,
	templateInput,
	templateName,
	templatePreviewInput,
	templateVariableView,
	templateView,
} from './template-inputs.ts';

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
	access: 'admin:billing',
	query: input({name: templateName.optional(), document_type: documentType.optional(), language: language.optional()}),
	answer: list(templateView),
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
	access: 'admin:billing',
	isCostly: true,
	isCostlyForPartners: true,
	isIdempotent: true,
	bodyLimitBytes: CONTENT_LIMIT_BYTES,
	body: templateInput,
	status: 201,
	answer: one(templateView),
	refuses: ['template_taken', 'document_not_rendered', 'storage_unavailable'],
	async before(asked) {
		await renderedInTime(tryTemplate(workshopOf(asked), asked.body));
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
	access: 'admin:billing',
	isCostly: true,
	isOnlyLook: () => true,
	isCostlyForPartners: true,
	hasNoUnit: true,
	bodyLimitBytes: CONTENT_LIMIT_BYTES,
	body: templatePreviewInput,
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
	access: 'admin:billing',
	query: input({document_type: documentType.optional()}),
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
	access: 'admin:billing',
	isCostly: true,
	isCostlyForPartners: true,
	bodyLimitBytes: CONTENT_LIMIT_BYTES,
	params: byId,
	body: templateChange,
	answer: one(templateView),
	refuses: ['template_not_found', 'template_built_in', 'template_in_use', 'template_taken', 'document_not_rendered', 'storage_unavailable'],
	async before(asked) {
		const {params, body, tools} = asked;
		const known = await tools.inUnit({...asCaller(asked), readOnly: true}, async unit => get(unit, params.templateId));
		// Whose place it is to refuse a built-in one, or another type, is the use case's.
		if (known.partnerId)
			await renderedInTime(tryTemplate(workshopOf(asked, known.partnerId), {...changed(known, body), documentType: known.documentType}));
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
	access: 'admin:billing',
	isIdempotent: true,
	params: byId,
	body: input({name: templateName.optional(), language: language.nullish()}).optional(),
	status: 201,
	answer: one(templateView),
	refuses: ['template_not_found', 'template_taken'],
	async handle({unit, params, body, caller, tools}) {
		return duplicate(unit, {...params, ...body, copierId: ownPartner({caller, tools})});
	},
});
