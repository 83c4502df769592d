import {refuse} from '../../platform/refusals.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import {isBeforeEndOfTime} from '../../platform/values/time-range.ts';
import {refuse as refuseWebhooks} from '../refusals.ts';
import {keptFrom} from './keep-events.ts';

/** A place in the feed: after an event, before the next. */
export type FeedCursor = Readonly<{at: Date; position: bigint}>;

/** Before everything. */
export const START: FeedCursor = {at: new Date(0), position: 0n};

const FORM = /^(\d{1,15})\.(\d{1,18})$/;

/** A cursor as others keep it: opaque, so that what it holds may change. */
export const writeCursor = ({at, position}: FeedCursor): string => Buffer.from(`${at.getTime()}.${position}`).toString('base64url');

/** The same, read; refuses what this feed never gave out. */
export function readCursor(text: string): FeedCursor {
	const [, at, position] = FORM.exec(Buffer.from(text, 'base64url').toString('latin1')) ?? [];
	const cursor = {at: new Date(Number(at)), position: BigInt(position ?? -1)};
	if (position === undefined || !isBeforeEndOfTime(Number(at)) || writeCursor(cursor) !== text)
		throw refuse('input_invalid', {details: [{path: 'after', message: 'must be a cursor that this feed gave out'}]});
	return cursor;
}

/** Refuses a cursor behind which events may be missing, for they are kept no longer: whoever holds it has to begin anew. */
export function demandKept(unit: Unit, cursor: FeedCursor): void {
	const isKept = cursor === START || cursor.position === START.position || cursor.at >= keptFrom(unit.now);
	if (!isKept) throw refuseWebhooks('cursor_too_old');
}
