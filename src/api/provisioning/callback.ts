import {z} from 'zod';
import {sha256} from '../../domain/platform/secrets.ts';
import {asSystem} from '../../domain/platform/unit/as-system.ts';
import type {StepStatus} from '../../domain/provisioning/lifecycle.ts';
import {CREDENTIALS_LIMIT_BYTES, ERROR_LIMIT_BYTES, METADATA_LIMIT_BYTES, resultFields} from '../../domain/provisioning/read-answer.ts';
import {refuse} from '../../domain/provisioning/refusals.ts';
import {takeCallback} from '../../domain/provisioning/take-callback.ts';
import {one} from '../http/answers.ts';
import {route} from '../http/route.ts';
import {input} from '../http/shapes.ts';
import {callbackReceiptView, endpointWords} from './views.ts';

/** The body's members are bounded one by one; together they are no larger than this, as JSON escapes them. */
const BODY_LIMIT_BYTES = 8 * (CREDENTIALS_LIMIT_BYTES + METADATA_LIMIT_BYTES);
const TOKEN_LIMIT = 255;

const {endpoint, credentials, metadata} = resultFields;

export const provisioningCallback = route({
	operation: 'provisioningCallback',
	tag: 'provisioning',
	method: 'post',
	path: '/provisioning/callback',
	summary: 'A service says what a step came to, by the token that it was called with',
	description:
		'For steps whose definition says `completion: callback`: the call to the service carried `callback_url` and `callback_token`, and ' +
		'this is what the service sends there when it is done. The token is the credential; it opens once. `completed` lets the workflow ' +
		"go on, with `endpoint` and `metadata` for later steps and `endpoint` for the customer's links; `credentials` are kept encrypted " +
		'and never answered. `failed` fails the step. The identical body again within 24 hours gets the first answer; everything else ' +
		'about a token that is unknown, used or late is the same 404, and what a late success made is undone by its compensation. 30 ' +
		'wrong tokens a minute from an address are answered 429.',
	access: {tokenInBody: 'callback'},
	limitsGuesses: true,
	isClosedToBrowsers: true,
	bodyLimitBytes: BODY_LIMIT_BYTES,
	body: input({
		callback_token: z
			.string()
			.regex(/^[\w-]+$/, 'must be a token as a call gave it')
			.max(TOKEN_LIMIT)
			.meta({description: 'The `callback_token` that the call to the service carried.', example: 'Zk3v9QmS1tB8'}),
		status: z.enum(['completed', 'failed']).meta({description: 'Whether the step is done, or cannot be done.'}),
		endpoint: endpoint.nullish().meta({
			description: `${endpointWords.replace('; null: it did not', '')} At most 2 KiB; later steps name it as \`{{steps.NAME.endpoint}}\`.`,
			example: 'https://acme.crm.example/',
		}),
		credentials: credentials.nullish().meta({
			description: 'What opens it: kept encrypted until 30 days after the end, and never shown. At most 16 KiB.',
			example: {user: 'admin'},
		}),
		error_message: z
			.string()
			.refine(text => Buffer.byteLength(text) <= ERROR_LIMIT_BYTES, `must have at most ${ERROR_LIMIT_BYTES} bytes`)
			.nullish()
			.meta({description: 'Why it failed, for the operator; at most 1 KiB.', example: 'No licence is left'}),
		metadata: metadata.nullish().meta({
			description: 'What later steps are to know, as `{{steps.NAME.metadata.KEY}}`: at most 50 keys and 8 KiB.',
			example: {database: 'acme-1'},
		}),
	}),
	example: {
		callback_token: 'Zk3v9QmS1tB8',
		status: 'completed',
		endpoint: 'https://acme.crm.example/',
		metadata: {database: 'acme-1'},
	},
	answer: one(callbackReceiptView),
	refuses: ['callback_not_found'],
	// What comes too late is refused, and is written down all the same: what it made is to be undone.
	hasNoUnit: true,
	async handle({body, tools, requestId}) {
		const {endpoint: at, credentials: given, metadata: about, errorMessage, ...rest} = body;
		const callback = {
			...rest,
			...{
				endpoint: at ?? undefined,
				credentials: given ?? undefined,
				metadata: about ?? undefined,
				errorMessage: errorMessage ?? undefined,
			},
		};
		const answer = await asSystem(tools.inUnit, {because: 'a service calls back', requestId, actor: 'service'}, async unit =>
			takeCallback(unit, {callback, bodyHash: sha256(JSON.stringify(callback)), cipher: tools.cipher}),
		);
		if (!answer) throw refuse('callback_not_found');
		return {...answer, status: answer.status as StepStatus};
	},
});
