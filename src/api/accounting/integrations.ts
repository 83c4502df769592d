import {z} from 'zod';
import {createIntegration} from '../../domain/accounting/create-integration.ts';
import {deleteIntegration} from '../../domain/accounting/delete-integration.ts';
import {accountingProviderSlug} from '../../domain/accounting/provider/accounting-providers.ts';
import {accountingProviders} from '../../domain/accounting/provider/catalog.ts';
import {getIntegration, listIntegrations} from '../../domain/accounting/queries.ts';
import {askRemoteCheck, prepareTest} from '../../domain/accounting/test-integration.ts';
import {updateIntegration} from '../../domain/accounting/update-integration.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {list, nothing, one, page} from '../http/answers.ts';
import {line} from '../http/fields.ts';
import {longPageQuery} from '../http/queries.ts';
import {route} from '../http/route.ts';
import {input} from '../http/shapes.ts';
import {accountingProviderView, integrationCheckView, integrationView} from './views.ts';

/** Books are the operator's alone, whoever's they are. */
const admin = {tag: 'admin-accounting', access: 'admin:accounting', isOperatorOnly: true} as const;

export const byIntegration = input({integration_id: idOf('accountingIntegration')});

const NAME_LIMIT = 100;
const FIELDS_LIMIT = 100;

/** What a provider makes of it is judged with the provider. */
const configuration = z
	.record(z.string().max(64), z.unknown())
	.refine(given => Object.keys(given).length <= FIELDS_LIMIT, `must have at most ${FIELDS_LIMIT} fields`);
const settings = configuration.meta({example: {chart: 'nl'}, description: "What the provider's fields of settings say"});
const credentials = configuration.meta({
	example: {},
	description: "What the provider's fields of credentials say; stored encrypted, never shown",
});

export const listAccountingProviders = route({
	...{...admin, operation: 'listAccountingProviders', method: 'get', path: '/admin/accounting/providers'},
	summary: 'The ways to keep books, and what each is configured by',
	description:
		'Each with the fields of its settings and credentials: name, type, whether required, and what it means. `journal` keeps the books ' +
		'here; the others are programs elsewhere.',
	answer: list(accountingProviderView),
	handle: async ({tools: {remoteBooks}}) =>
		accountingProviders(remoteBooks).map(({fields, ...provider}) => ({...provider, fields: fields.map(field => ({...field}))})),
});

export const listAccountingIntegrations = route({
	...{...admin, operation: 'listAccountingIntegrations', method: 'get', path: '/admin/accounting/integrations'},
	summary: 'Whose books are kept in which way, newest first',
	description: 'Those that are in use, active or not. Credentials are never shown: `has_credentials` says whether there are any.',
	query: longPageQuery('accountingIntegration', {}),
	answer: page(integrationView),
	handle: async ({unit, query}) => listIntegrations(unit, query),
});

export const createAccountingIntegration = route({
	...{...admin, operation: 'createAccountingIntegration', method: 'post', path: '/admin/accounting/integrations'},
	summary: 'Have the books of a seller kept, from now on; what came before is told by a sync',
	description:
		'From now on every final document, payment and refund of the seller is entered once, in order for each customer. What came before ' +
		'is entered by `syncAccountingIntegration`. Books elsewhere (`administration_id`) belong to one integration for ever (409). ' +
		"Settings are judged with the provider's fields, all faults at once.",
	isIdempotent: true,
	body: input({
		provider: accountingProviderSlug,
		name: line(NAME_LIMIT),
		partner_id: idOf('partner'),
		settings: settings.optional(),
		credentials: credentials.optional(),
		is_active: z.boolean().optional(),
	}),
	example: {provider: 'journal', name: 'Books', partner_id: 'prt_demo', settings: {chart: 'nl'}},
	status: 201,
	answer: one(integrationView),
	refuses: ['partner_not_found', 'books_taken'],
	handle: async ({unit, body, tools: {cipher, remoteBooks}}) => createIntegration(unit, {...body, cipher, remoteBooks}),
});

export const getAccountingIntegration = route({
	...{...admin, operation: 'getAccountingIntegration', method: 'get', path: '/admin/accounting/integrations/{integration_id}'},
	summary: 'One integration; its credentials are never shown',
	description: 'With the last error of an entry, the last test, and the last day of the months that are closed.',
	params: byIntegration,
	answer: one(integrationView),
	refuses: ['integration_not_found'],
	handle: async ({unit, params}) => getIntegration(unit, params.integrationId),
});

export const updateAccountingIntegration = route({
	...{...admin, operation: 'updateAccountingIntegration', method: 'put', path: '/admin/accounting/integrations/{integration_id}'},
	summary: 'Change what is given: settings and credentials as a whole',
	description:
		'`settings` and `credentials` take the place of what was there; left out, they stay. Switched off it is told nothing; what ' +
		'happens meanwhile waits for the next sync.',
	params: byIntegration,
	body: input({
		name: line(NAME_LIMIT).optional(),
		settings: settings.optional(),
		credentials: credentials.optional(),
		is_active: z.boolean().optional(),
	}),
	example: {name: 'Books 2026', is_active: true},
	answer: one(integrationView),
	refuses: ['integration_not_found', 'books_taken'],
	handle: async ({unit, params, body, tools: {cipher, remoteBooks}}) => updateIntegration(unit, {...params, ...body, cipher, remoteBooks}),
});

export const deleteAccountingIntegration = route({
	...{...admin, operation: 'deleteAccountingIntegration', method: 'delete', path: '/admin/accounting/integrations/{integration_id}'},
	summary: 'Use an integration no more, and forget its credentials; its journal is kept as long as the law wants',
	description: 'It is told nothing any more and its credentials are gone for good. Postings of a journal stay and can be exported.',
	params: byIntegration,
	status: 204,
	answer: nothing,
	refuses: ['integration_not_found'],
	handle: async ({unit, params}) => deleteIntegration(unit, params),
});

export const testAccountingIntegration = route({
	...{...admin, operation: 'testAccountingIntegration', method: 'post', path: '/admin/accounting/integrations/{integration_id}/test'},
	summary: 'Whether an integration would work as it is configured, and if not, what is missing',
	description:
		'Asks the program elsewhere with the stored credentials, without writing there. What is wrong is in the answer (`ok: false` with ' +
		'a sentence), not a refusal.',
	isCostly: true,
	hasNoUnit: true,
	params: byIntegration,
	answer: one(integrationCheckView),
	refuses: ['integration_not_found'],
	async handle({params, caller, requestId, reach, tools}) {
		const {inUnit, cipher, clock} = tools;
		const begin = clock.real().getTime();
		const request = {reach: reach(), cause: {requestId, actor: caller.subject}, isAudited: true};
		const prepared = await inUnit(request, async unit => prepareTest(unit, {...params, cipher}));
		const check = 'ok' in prepared ? prepared : await askRemoteCheck(prepared, tools);
		return {...check, latencyMs: clock.real().getTime() - begin};
	},
});
