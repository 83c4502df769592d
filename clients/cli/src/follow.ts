import {randomBytes} from 'node:crypto';
import {type ApiCaller, type Client, type Event, followEvents, signWebhook} from '@scaicontrol/client';
import {type Output, tableOf} from './print.ts';

/** A receiver on one's own machine that does not answer by then has failed. */
const FORWARD_LIMIT_MS = 10_000;

export type Following = Readonly<{
	topics: readonly string[] | undefined;
	/** Where to go on from; without it, with what happens next. */
	after: string | undefined;
	/** Ends when there is no more now. */
	isUntilNow: boolean;
	signal?: AbortSignal;
}>;

const feedOf = ({call}: ApiCaller): Pick<Client, 'listEvents'> => ({
	listEvents: async (input, options) => (await call('listEvents', {...input}, options)) as Awaited<ReturnType<Client['listEvents']>>,
});

/** The place after everything that has happened. */
async function endOfFeed(caller: ApiCaller, {topics, signal}: Following): Promise<string | undefined> {
	let end: string | undefined;
	for await (const {next} of followEvents(feedOf(caller), {topics, isUntilNow: true, signal})) end = next;
	return end;
}

async function* eventsOf(caller: ApiCaller, following: Following): AsyncGenerator<Event, void, undefined> {
	const after = following.after === '' ? undefined : (following.after ?? (await endOfFeed(caller, following)));
	const {topics, isUntilNow, signal} = following;
	for await (const {events} of followEvents(feedOf(caller), {after, topics, isUntilNow, signal})) yield* events;
}

/** Prints events as they happen: a line each, or one JSON document a line. */
export async function tail(
	caller: ApiCaller,
	{isJson, ...following}: Following & Readonly<{isJson: boolean}>,
	{out, width}: Output,
): Promise<void> {
	for await (const event of eventsOf(caller, following)) {
		const {occurred_at: at, event_type: type, data} = event;
		out(
			isJson
				? `${JSON.stringify(event)}\n`
				: tableOf([{at, type, data: JSON.stringify(data)}], width)
						.split('\n')
						.slice(1)
						.join('\n'),
		);
	}
}

type Listening = Following & Readonly<{forwardTo: string; secret: string | undefined; fetch: typeof fetch}>;

/** Calls an address of one's own with each event, signed as a delivery is. What fails is told and not tried again. */
export async function listen(
	caller: ApiCaller,
	{forwardTo, secret: given, fetch: ask, ...following}: Listening,
	{out, err}: Output,
): Promise<void> {
	const secret = given ?? `whsec_${randomBytes(32).toString('base64')}`;
	err(`Events go to ${forwardTo}, signed with ${secret}\n`);
	for await (const event of eventsOf(caller, following)) {
		const body = JSON.stringify(event);
		const headers = {
			...{
				'content-type': 'application/json; charset=utf-8',
				'x-scaicontrol-event-id': event.event_id,
				'x-scaicontrol-event-type': event.event_type,
			},
			...(await signWebhook(body, {id: event.event_id, secret})),
		};
		const outcome = await ask(forwardTo, {
			method: 'POST',
			headers,
			body,
			redirect: 'manual',
			signal: AbortSignal.timeout(FORWARD_LIMIT_MS),
		}).then(
			async answer => {
				await answer.arrayBuffer();
				return String(answer.status);
			},
			(error: Error) => (error.cause instanceof Error ? error.cause.message : error.message),
		);
		out(`${event.occurred_at}  ${event.event_type}  ${event.event_id}  → ${outcome}\n`);
	}
}
