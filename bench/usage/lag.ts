import {aggregate} from '../../src/domain/metering/aggregate.ts';
import {asSystem} from '../../src/domain/platform/unit/as-system.ts';
import type {World} from '../../test/support/world.ts';

const FOR_MS = 15_000;
const LOOK_MS = 20;
/** A sweep comes every second and goes on until nothing is left. */
const SWEEP_MS = 1000;

type Asked = Readonly<{world: World; send: () => Promise<{accepted: number}>; batchesPerSecond: number}>;

/** The p99, in seconds, of the time from "accepted" to "counted", while usage comes at the given rate. */
export async function lagAtHalfLoad({world, send, batchesPerSecond}: Asked): Promise<number> {
	const because = 'a benchmark';
	const pendingEvents = async (): Promise<number> =>
		asSystem(world.inUnit, {because, readOnly: true}, async ({em}) => {
			const [row] = await em.execute<{pending: string}[]>('select coalesce(sum(event_count), 0) as pending from usage_batch');
			return Number(row?.pending);
		});
	const rollUpAll = async () => {
		while ((await asSystem(world.inUnit, {because}, aggregate)) > 0);
	};
	await rollUpAll();

	const acceptedAt: {upTo: number; at: number}[] = [];
	const lags: number[] = [];
	const started = performance.now();
	const isOver = () => performance.now() - started > FOR_MS;
	const pause = async (ms: number) => new Promise(resolve => setTimeout(resolve, ms));
	let accepted = 0;
	const sending = async () => {
		for (let batch = 0; !isOver(); batch++) {
			await pause(Math.max(0, started + (batch * 1000) / batchesPerSecond - performance.now()));
			accepted += (await send()).accepted;
			acceptedAt.push({upTo: accepted, at: performance.now()});
		}
	};
	const sweeping = async () => {
		while (!isOver() || acceptedAt.length > 0) {
			await pause(SWEEP_MS);
			await rollUpAll();
		}
	};
	const looking = async () => {
		while (!isOver() || acceptedAt.length > 0) {
			await pause(LOOK_MS);
			const known = accepted;
			const counted = known - (await pendingEvents());
			while (acceptedAt[0] && acceptedAt[0].upTo <= counted) lags.push(performance.now() - (acceptedAt.shift()?.at ?? 0));
		}
	};
	await Promise.all([sending(), sweeping(), looking()]);
	lags.sort((one, other) => one - other);
	return (lags[Math.floor(lags.length * 0.99)] ?? 0) / 1000;
}
