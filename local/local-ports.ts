import {isPortFree} from './free-port.ts';

const highestPort = 65_535;

/** The ports of one local system: five in a row, so that one number tells them all. */
export type LocalPorts = Readonly<{web: number; issuer: number; mailbox: number; webMetrics: number; workerMetrics: number}>;

/** The ports that begin with PORT. Throws a sentence when the text is not a port that leaves room for four more. */
export function localPorts(text: string): LocalPorts {
	const web = /^\d{1,5}$/.test(text) ? Number(text) : 0;

	if (web < 1 || web > highestPort - 4) {
		throw new Error(`PORT must be a whole number from 1 to ${highestPort - 4}, not "${text}".`);
	}

	return {web, issuer: web + 1, mailbox: web + 2, webMetrics: web + 3, workerMetrics: web + 4};
}

/** Throws a sentence that names the first of the ports on which something else listens. */
export async function demandFreePorts(ports: LocalPorts): Promise<void> {
	for (const port of Object.values(ports)) {
		if (!(await isPortFree(port))) {
			throw new Error(
				`Port ${port} is in use. Five ports are needed, ${ports.web} to ${ports.workerMetrics}: end what listens there, or choose others with the variable PORT, as in PORT=9000 npm start`,
			);
		}
	}
}
