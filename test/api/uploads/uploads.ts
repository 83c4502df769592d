import {symlink, writeFile} from 'node:fs/promises';
import {request as httpRequest} from 'node:http';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import anyTest, {type TestFn} from 'ava';
import sharp from 'sharp';
import type {Client} from '../../support/client.ts';
import {startWorld, type World} from '../../support/world.ts';

const test = anyTest as TestFn<{world: World}>;

test.before(async t => {
	t.context.world = await startWorld();
});
test.after.always(async t => t.context.world?.close());

const picture = (width = 20, height = 10) => sharp({create: {width, height, channels: 3, background: '#1f4b99'}});

const form = (bytes: Uint8Array, {field = 'file', name = 'logo.png', type = 'image/png'} = {}) => {
	const body = new FormData();
	body.append(field, new Blob([Uint8Array.from(bytes)], {type}), name);
	return body;
};

async function upload(
	world: World,
	body: FormData | string,
	path = 'icon',
	token = world.operator.token,
	headers: Record<string, string> = {},
) {
	const response = await fetch(`${world.baseUrl}/api/v1/admin/uploads/${path}`, {
		method: 'POST',
		headers: {authorization: `Bearer ${token}`, ...headers},
		body,
	});
	return {
		status: response.status,
		body: (await response.json()) as {
			data: {path: string; url: string; content_type: string; size_bytes: number};
			meta: {request_id: string};
			error: {details: {message: string}[]};
		},
	};
}

/** Asks for a path as it is written, without what clients do to it. */
const ask = async ({baseUrl}: World, path: string) =>
	new Promise<{status: number; headers: Record<string, unknown>; bytes: Buffer}>((resolve, reject) => {
		const {hostname, port} = new URL(baseUrl);
		httpRequest({hostname, port, path}, response => {
			const chunks: Buffer[] = [];
			response.on('data', (chunk: Buffer) => chunks.push(chunk));
			response.on('end', () => resolve({status: response.statusCode ?? 0, headers: response.headers, bytes: Buffer.concat(chunks)}));
		})
			.on('error', reject)
			.end();
	});

for (const [type, contentType, ending] of [
	['png', 'image/png', 'png'],
	['jpeg', 'image/jpeg', 'jpg'],
	['webp', 'image/webp', 'webp'],
	['gif', 'image/gif', 'gif'],
] as const) {
	test.serial(`a ${type} is kept under a random name and served to everybody`, async t => {
		const {world} = t.context;
		const {status, body} = await upload(
			world,
			form(await picture().toFormat(type).toBuffer(), {name: '../../evil.html', type: 'text/html'}),
		);
		t.is(status, 200);
		t.regex(body.data.path, new RegExp(`^icons/[0-9a-f]{32}\\.${ending}$`));
		t.is(body.data.url, `http://localhost:8000/api/v1/uploads/${body.data.path}`);
		t.is(body.data.content_type, contentType);
		const served = await ask(world, `/api/v1/uploads/${body.data.path}`);
		t.is(served.status, 200);
		t.is(served.bytes.length, body.data.size_bytes);
		t.like(served.headers, {
			'content-type': contentType,
			'content-length': String(body.data.size_bytes),
			'cache-control': 'public, max-age=31536000, immutable',
			'content-security-policy': "sandbox; default-src 'none'",
			'x-content-type-options': 'nosniff',
		});
		const {width, height, format} = await sharp(served.bytes).metadata();
		t.deepEqual({width, height, format}, {width: 20, height: 10, format: type});
	});
}

test.serial('what is said about a picture is left behind, and which side is up is kept', async t => {
	const {world} = t.context;
	const bytes = await picture(20, 10)
		.jpeg()
		.withExif({IFD0: {Copyright: 'PLANTED'}, IFD3: {GPSLatitude: '52/1 5/1 0/1'}})
		.withMetadata({orientation: 6})
		.toBuffer();
	const {body} = await upload(world, form(bytes));
	const served = await ask(world, `/api/v1/uploads/${body.data.path}`);
	t.false(served.bytes.includes('PLANTED'));
	const {width, height, exif, icc, orientation} = await sharp(served.bytes).metadata();
	t.deepEqual({width, height, exif, icc, orientation}, {width: 10, height: 20, exif: undefined, icc: undefined, orientation: undefined});
});

test.serial('what hides behind the end of a picture is not kept', async t => {
	const {world} = t.context;
	const {body} = await upload(world, form(Buffer.concat([await picture().png().toBuffer(), Buffer.from('<script>PLANTED</script>')])));
	t.false((await ask(world, `/api/v1/uploads/${body.data.path}`)).bytes.includes('PLANTED'));
});

test.serial('an animation keeps its frames', async t => {
	const {world} = t.context;
	const frames = await Promise.all(
		['red', 'blue'].map(async background =>
			sharp({create: {width: 8, height: 8, channels: 3, background}})
				.png()
				.toBuffer(),
		),
	);
	const bytes = await sharp(frames, {join: {animated: true}})
		.gif()
		.toBuffer();
	const {body} = await upload(world, form(bytes));
	t.is((await sharp((await ask(world, `/api/v1/uploads/${body.data.path}`)).bytes).metadata()).pages, 2);
});

test.serial('what is no picture, whole and of a sane size, is refused', async t => {
	const {world} = t.context;
	const png = await picture(200, 200).png().toBuffer();
	const withSize = (width: number, height: number) => {
		const bytes = Buffer.from(png);
		bytes.writeUInt32BE(width, 16);
		bytes.writeUInt32BE(height, 20);
		return bytes;
	};
	const noise = await sharp(
		Buffer.alloc(60 * 60 * 3).map((_, index) => (index * 7919) % 251),
		{raw: {width: 60, height: 60, channels: 3}},
	)
		.jpeg()
		.toBuffer();
	const refused: readonly [what: string, bytes: Uint8Array, message: RegExp][] = [
		['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'), /PNG, JPEG, WebP or GIF/],
		['HTML', Buffer.from('<!doctype html><script>alert(1)</script>'.padEnd(99)), /PNG, JPEG, WebP or GIF/],
		['nothing', Buffer.alloc(0), /PNG, JPEG, WebP or GIF/],
		['a PNG that claims 50,000 × 50,000', withSize(50_000, 50_000), /4096 × 4096/],
		['a PNG of no width', withSize(0, 9), /4096 × 4096/],
		['a picture that is one pixel too wide', await picture(4097, 1).png().toBuffer(), /4096 × 4096/],
		['a PNG that stops', png.subarray(0, png.length - 40), /cannot be read/],
		['a JPEG that stops', noise.subarray(0, noise.length / 2), /cannot be read/],
		['a PNG whose size was changed', withSize(200, 4000), /cannot be read/],
		[
			'GIF letters before something else',
			Buffer.concat([Buffer.from('GIF89a'), Buffer.from([9, 0, 9, 0]), Buffer.from('<svg/>'.padEnd(64))]),
			/cannot be read/,
		],
	];
	for (const [what, bytes, message] of refused) {
		const {status, body} = await upload(world, form(bytes));
		t.is(status, 422, what);
		t.regex(body.error.details[0]?.message ?? '', message, what);
	}
});

test.serial('many frames are not more than one picture may be', async t => {
	const {world} = t.context;
	const frames = await Promise.all(
		['white', 'red'].map(async background =>
			sharp({create: {width: 4000, height: 4000, channels: 3, background}})
				.png()
				.toBuffer(),
		),
	);
	const bytes = await sharp(frames, {join: {animated: true}, limitInputPixels: false})
		.gif()
		.toBuffer();
	t.is((await upload(world, form(bytes))).status, 422);
});

test.serial('more than 2 MiB, no form, no file, another field or two files are refused', async t => {
	const {world} = t.context;
	const png = await picture().png().toBuffer();
	t.is((await upload(world, form(Buffer.concat([png, Buffer.alloc(2 * 1024 * 1024)])))).status, 413);
	t.is((await upload(world, '{}', 'icon', world.operator.token, {'content-type': 'application/json'})).status, 415);
	t.is((await upload(world, 'no form', 'icon', world.operator.token, {'content-type': 'multipart/form-data; boundary=x'})).status, 400);
	t.is((await upload(world, 'no form', 'icon', world.operator.token, {'content-type': 'multipart/form-data'})).status, 400);
	t.is((await upload(world, new FormData())).status, 422);
	t.is((await upload(world, form(png, {field: 'picture'}))).status, 422);
	const two = form(png);
	two.append('file', new Blob([Uint8Array.from(png)]), 'second.png');
	t.is((await upload(world, two)).status, 413);
	const spoken = form(png);
	spoken.append('folder', '../..');
	t.is((await upload(world, spoken)).status, 422);
	t.is(
		(
			await upload(world, gzipSync('x').toString('latin1'), 'icon', world.operator.token, {
				'content-type': 'multipart/form-data; boundary=x',
				'content-encoding': 'gzip',
			})
		).status,
		400,
	);
});

test.serial("icons are the operator's; a partner's template images lie in its own folder", async t => {
	const {world} = t.context;
	const png = await picture().png().toBuffer();
	const [partner, tenant] = [await world.partnerAdmin(), await world.tenantAdmin()];
	t.is((await upload(world, form(png), 'icon', partner.token)).status, 403);
	t.is((await upload(world, form(png), 'template-image', tenant.token)).status, 403);
	t.regex(
		(await upload(world, form(png), 'template-image', partner.token)).body.data.path,
		/^template-images\/prt_reseller\/[0-9a-f]{32}\.png$/,
	);
	t.regex((await upload(world, form(png), 'template-image')).body.data.path, /^template-images\/prt_operator\//);
});

test.serial('who keeps a picture stands in the audit log, for the partner whose picture it is, too', async t => {
	const {world} = t.context;
	const png = await picture().png().toBuffer();
	const partner = await world.partnerAdmin();
	const icon = (await upload(world, form(png))).body;
	const image = (await upload(world, form(png), 'template-image', partner.token)).body;
	const trail = async (client: Client, id: string) =>
		(await client.get(`/admin/audit-log?resource_id=${encodeURIComponent(id)}`)).body.data;
	const [ofIcon, ...noMore] = await trail(world.operator, icon.data.path);
	t.like(ofIcon, {actor: 'usr_operator', action: 'create', resource_type: 'upload', request_id: icon.meta.request_id});
	t.deepEqual(noMore, []);
	const [ofImage] = await trail(partner, image.data.path);
	t.like(ofImage, {actor: 'usr_admin_of_prt_reseller', partner_id: 'prt_reseller', request_id: image.meta.request_id});
	t.deepEqual(await trail(partner, icon.data.path), []);
});

test.serial('nothing but uploads is served, whatever is tried with the path', async t => {
	const {world} = t.context;
	const folder = world.config.storageUrl.slice('file:'.length);
	const {body} = await upload(world, form(await picture().png().toBuffer()));
	const name = `${'0'.repeat(32)}.png`;
	await world.tools.storage.put('documents/invoice.pdf', new Uint8Array(9), 'application/pdf');
	await world.tools.storage.put(name, new Uint8Array(9), 'image/png');
	await writeFile(join(folder, 'secret.png'), 'secret');
	await symlink(join(folder, 'secret.png'), join(folder, 'icons', name));
	const [folderName, file] = body.data.path.split('/');
	for (const path of [
		...['documents/invoice.pdf', name, 'secret.png', `icons/${name}`, 'icons/', 'icons', '', '/', 'icons/nothing.png'],
		...[
			'../package.json',
			'icons/../documents/invoice.pdf',
			'icons/..%2f..%2fdocuments/invoice.pdf',
			'..%2f..%2fpackage.json',
			'%2e%2e/%2e%2e/package.json',
		],
		...[
			`icons//${file}`,
			`/etc/passwd`,
			`//etc/passwd`,
			`icons/${file}%00`,
			`icons/${file}%00.png`,
			`icons%5c${file}`,
			`icons/${file}/`,
			`icons/%252e%252e/${file}`,
		],
		...[
			`ICONS/${file}`,
			`icons/${file}.`,
			`icons/${file}%20`,
			`${folder}/secret.png`,
			`icons/%c0%ae%c0%ae/${file}`,
			`icons/%E0%A4%A`,
			`file:///etc/passwd`,
		],
		...['.unfinished/x.png', `template-images/${file}`, `template-images/../icons/${file}`, `template-images/tnt_x/${file}`],
	]) {
		const {status, bytes} = await ask(world, `/api/v1/uploads/${path}`);
		t.true(status === 404 || status === 400, `${path}: ${status}`);
		t.regex(bytes.toString('utf8'), /"error"/, path);
	}

	t.is((await ask(world, `/api/v1/uploads/${folderName}/${file}`)).status, 200);
});
