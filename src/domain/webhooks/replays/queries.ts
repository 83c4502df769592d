import {LockMode} from '@mikro-orm/core';
import type {FirstDue} from '../../platform/process/first-due.ts';
import {findPage, type Page, type PageRequest} from '../../platform/unit/page.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {findSubscriber, onSide, type Side, type Whose} from '../queries.ts';
import {refuse} from '../refusals.ts';
import {WebhookReplay} from './replay.ts';

/** The replays of a subscriber, newest first. */
export async function listReplays(unit: Unit, {whose, ...page}: PageRequest & Readonly<{whose: Whose}>): Promise<Page<WebhookReplay>> {
	const {id: subscriberId} = await findSubscriber(unit, whose);
	return findPage(unit.em, WebhookReplay, {subscriberId}, page, {id: 'desc'});
}

type One = Readonly<{side: Side; replayId: IdOf<'webhookReplay'>}>;

/** One replay in reach, or a refusal. */
export async function getReplay({em}: Unit, {side, replayId}: One, lockMode: LockMode = LockMode.NONE): Promise<WebhookReplay> {
	const replay = await em.findOne(WebhookReplay, {id: replayId, ...onSide(side)}, {lockMode});
	if (!replay) throw refuse('replay_not_found', {id: replayId});
	return replay;
}

/** Stops a replay: what it has made due is told, nothing more. */
export async function stopReplay(unit: Unit, one: One): Promise<WebhookReplay> {
	const replay = await getReplay(unit, one, LockMode.PESSIMISTIC_WRITE);
	replay.finish('stop', unit.now);
	return replay;
}

/** When the oldest replay was begun that is running. */
export const firstReplay: FirstDue = () => ({
	sql: `select created_at from webhook_replay where status = 'running' order by id limit 1`,
	parameters: [],
});

/** Replays that are running, the oldest first. */
export const runningReplays = async ({em}: Unit, limit: number): Promise<IdOf<'webhookReplay'>[]> =>
	(await em.find(WebhookReplay, {status: 'running'}, {orderBy: {id: 'asc'}, limit})).map(({id}) => id);
