import {readSettings} from '../../domain/platform/process/settings.ts';
import {asSystem} from '../../domain/platform/unit/as-system.ts';
import type {InUnit} from '../../domain/platform/unit/unit.ts';

/** What is told to everybody who is about to sign in. */
export type MaintenanceMessage = Readonly<{
	/** The maintenance message, at most ten seconds old; undefined when there is none. */
	current: () => Promise<string | undefined>;
	/** Looks again at the next call: it was changed here. */
	forget: () => void;
}>;

const KNOWN_FOR_MS = 10_000;

/** Keeps the message for a moment, so that a public route costs no query; when the database is away, the last one holds. */
export function createMaintenanceMessage({inUnit, real}: {inUnit: InUnit; real: () => Date}): MaintenanceMessage {
	let message: string | undefined;
	let knownUntil = 0;
	return {
		async current() {
			const now = real().getTime();
			if (now < knownUntil) return message;
			knownUntil = now + KNOWN_FOR_MS;
			const read = asSystem(inUnit, {because: 'the maintenance message', readOnly: true}, readSettings);
			message = await read.then(
				({maintenanceMessage}) => maintenanceMessage ?? undefined,
				() => message,
			);
			return message;
		},
		forget() {
			knownUntil = 0;
		},
	};
}
