import {z} from 'zod';
import {refuse} from '../../domain/platform/refusals.ts';
import {PICTURE_LIMIT_BYTES, type PictureFolder, pictureKey, storePicture} from '../../domain/platform/store-picture.ts';
import {auditAction} from '../../domain/platform/unit/audit.ts';
import {one, stream} from '../http/answers.ts';
import {ownerOf} from '../http/limits/owner-of.ts';
import {sentFile} from '../http/read-file.ts';
import {type RouteRequest, route} from '../http/route.ts';
import {input, view} from '../http/shapes.ts';

const uploadView = view({
	url: z.string().meta({
		description: 'Address that everybody can load the picture from, without a credential.',
		example: 'https://control.example.com/api/v1/uploads/icons/0f3c….png',
	}),
	path: z.string().meta({description: 'Where it lies under `/api/v1/uploads/`.', example: 'icons/0f3c….png'}),
	content_type: z.string().meta({description: 'Media type, as its bytes tell.', example: 'image/png'}),
	size_bytes: z.int().meta({description: 'Size of the picture as it was written anew.', example: 5120}),
}).meta({id: 'Upload'});

type Sent = Pick<RouteRequest<unknown, unknown, {file: Uint8Array}>, 'body' | 'caller' | 'tools' | 'requestId' | 'reach'>;

/**
 * Keeps what was sent, then writes down who did. The store is no part of a transaction: a picture whose entry fails was never
 * answered, and lies under a name that nobody knows.
 */
async function keep({body, caller, tools, requestId, reach}: Sent, folder: PictureFolder) {
	const {storage, pictures, config, inUnit} = tools;
	const {key, contentType, sizeBytes} = await storePicture({storage, pictures}, {bytes: body.file, folder, owner: ownerOf(caller)});
	await inUnit({reach: reach(), cause: {requestId, actor: caller.subject}}, async unit =>
		auditAction(unit, {action: 'create', resourceType: 'upload', resourceId: key}),
	);
	return {url: `${config.publicUrl}/api/v1/uploads/${key}`, path: key, contentType, sizeBytes};
}

const upload = {
	tag: 'uploads',
	method: 'post',
	bodyKind: 'multipart',
	bodyLimitBytes: PICTURE_LIMIT_BYTES,
	hasNoUnit: true,
	body: sentFile,
	answer: one(uploadView),
	refuses: ['picture_out_of_time', 'storage_unavailable'],
} as const;

export const uploadIcon = route({
	...upload,
	operation: 'uploadIcon',
	path: '/admin/uploads/icon',
	summary: 'Keep an icon: PNG, JPEG, WebP or GIF',
	description:
		'Send one file as the field `file` of `multipart/form-data`: at most 2 MiB and 4096 × 4096 pixels. Its type is told by its bytes; ' +
		"it is decoded whole and written anew without metadata, so that nothing but the picture is kept. SVG is refused. The answer's " +
		'`url` can be used as the `icon_url` of a service or pack. Each upload gets a name of its own; there is no way to delete one.',
	access: 'admin:registry',
	async handle(request) {
		return keep(request, 'icons');
	},
});

export const uploadTemplateImage = route({
	...upload,
	operation: 'uploadTemplateImage',
	path: '/admin/uploads/template-image',
	summary: 'Keep a picture for the templates of the own partner: PNG, JPEG, WebP or GIF',
	description:
		"Send one file as the field `file` of `multipart/form-data`: at most 2 MiB and 4096 × 4096 pixels. Kept under the caller's own " +
		'partner, for logos and pictures of its document templates, which show own uploads only: foreign addresses are never fetched. It ' +
		'is decoded whole and written anew without metadata; SVG is refused.',
	access: 'admin:billing',
	async handle(request) {
		const {caller, tools} = request;
		return keep(request, `template-images/${caller.partnerId ?? tools.config.operatorPartnerId}`);
	},
});

/** An upload never changes: its name is random and made anew for each. */
const KEPT_BY_CALLERS = 'public, max-age=31536000, immutable';

export const serveUpload = route({
	operation: 'serveUpload',
	tag: 'uploads',
	method: 'get',
	path: '/uploads/{path}',
	takesRest: true,
	summary: 'An uploaded picture',
	description:
		'Needs no credential: the random name is what protects it. An upload never changes, so the answer may be kept for a year. It is ' +
		'served so that no browser runs anything in it.',
	access: 'public',
	hasNoUnit: true,
	params: input({
		path: z
			.string()
			.regex(pictureKey)
			.meta({description: 'Path as `path` of the upload has it, slashes included.', example: 'icons/00000000000000000000000000000000.png'}),
	}),
	answer: stream(),
	refuses: ['storage_unavailable'],
	async handle({params: {path}, tools: {storage}}) {
		const stored = await storage.get(path);
		if (!stored) throw refuse('not_found', {what: 'Upload', id: path});
		return {
			...stored,
			headers: {
				'Cache-Control': KEPT_BY_CALLERS,
				'Content-Security-Policy': "sandbox; default-src 'none'",
				'X-Content-Type-Options': 'nosniff',
				'Cross-Origin-Resource-Policy': 'cross-origin',
			},
		};
	},
});
