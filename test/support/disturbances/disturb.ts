import {randomBytes} from 'node:crypto';
import sharp from 'sharp';
import {makeCustomer, makeFinalInvoice, makeSeller} from '../factories.ts';
import {makeProvisionedPlan} from '../provisioned-plan.ts';
import {startReceiver} from '../receiver.ts';
import type {Callers} from '../system.ts';
import {askFrom, keepAsking} from './keep-asking.ts';

/** Longer than any call of ours waits. */
const HANGS_MS = 60_000;
const SUBSCRIPTIONS = 20;
const INVOICES = 50;
const GUESSERS = 4;
/** Each guesses a key so often, and sends a picture so often. */
const GUESS_MS = 20;
const GUESSED_FROM = '127.0.0.2';
const PICTURES_AT_ONCE = 4;
const [PICTURE_SIDE, PICTURE_FRAMES] = [1024, 16];

type Parts = Readonly<{world: Callers & {baseUrl: string}; url: string}>;

/** Whatever can disturb others, all at once, until `parts` end: a hanging subscriber and a hanging service of one tenant, guessed keys, pictures. */
export async function disturb({world, url}: Parts, parts: AsyncDisposableStack) {
	const hanging = await startReceiver([], HANGS_MS);
	parts.defer(hanging.close);
	const {partner: partnerId} = await makeSeller(world);
	const {tenantId, admin} = await makeCustomer(world, {partner: partnerId});
	const staff = await world.partnerAdmin(partnerId);
	await staff.post('/admin/webhook-subscriptions', {name: 'hanging', target_url: hanging.url, topics: ['*']});
	const {planId} = await makeProvisionedPlan(world, {baseUrl: hanging.url, activate: [{name: 'tenant'}]});
	for (let n = 0; n < SUBSCRIPTIONS; n++) await admin.post('/subscriptions', {plan_id: planId});
	const invoices = [];
	for (let n = 0; n < INVOICES; n++) invoices.push(await makeFinalInvoice(world as never, tenantId));
	const counts = {guesses: {} as Record<number, number>, pictures: {} as Record<number, number>};
	const picture = await animation();
	keepAsking({of: GUESSERS, pauseMs: GUESS_MS, seen: counts.guesses, ask: async () => guess(url)}, parts);
	const sendPicture = async () => upload(url, staff.token ?? '', picture);
	keepAsking({of: PICTURES_AT_ONCE, pauseMs: GUESS_MS, seen: counts.pictures, ask: sendPicture}, parts);
	const invoiceIds = invoices.map(({id}) => id);
	return {...{partnerId, tenantId, invoiceIds, staff, hangsAt: hanging.url}, counts: () => ({...counts, hanging: hanging.calls.length})};
}

/** Somebody who does not know a key tries one, from an address of his own: what is guessed there is counted there. */
const guess = async (url: string): Promise<number> =>
	askFrom(GUESSED_FROM, `${url}/api/v1/internal/quotas/tnt_acme/crm/calls`, {'x-scaicontrol-key': randomBytes(32).toString('base64url')});

async function upload(url: string, token: string, picture: Blob): Promise<number> {
	const body = new FormData();
	body.set('file', picture, 'picture.gif');
	const answer = await fetch(`${url}/api/v1/admin/uploads/template-image`, {
		method: 'POST',
		headers: {authorization: `Bearer ${token}`},
		body,
	});
	await answer.arrayBuffer();
	return answer.status;
}

/** A small file with much to compute in it. */
async function animation(): Promise<Blob> {
	const frames = Buffer.alloc(PICTURE_SIDE * PICTURE_SIDE * PICTURE_FRAMES * 3);
	for (let frame = 0; frame < PICTURE_FRAMES; frame++) frames.fill(frame * 15, frame * PICTURE_SIDE * PICTURE_SIDE * 3);
	const raw = {width: PICTURE_SIDE, height: PICTURE_SIDE * PICTURE_FRAMES, channels: 3, pageHeight: PICTURE_SIDE} as const;
	return new Blob([new Uint8Array(await sharp(frames, {raw}).gif().toBuffer())], {type: 'image/gif'});
}
