import {lookup as askMachine, CONNREFUSED, NODATA, NOTFOUND, Resolver, TIMEOUT} from 'node:dns/promises';
import {createSemaphore} from '../../domain/platform/process/semaphore.ts';
import {NoAnswerInTime, within} from '../../domain/platform/process/within.ts';
import {refuse} from '../../domain/platform/refusals.ts';

/** Finds all addresses of a name. Rejects with the code of `node:dns` when it has none, or was not answered in time. */
export type ResolveName = (host: string) => Promise<readonly string[]>;

const RESOLVE_LIMIT_MS = 5000;
/** Of the first try; the second may take twice as long. */
const ASK_LIMIT_MS = 1000;
const TRIES_LIMIT = 2;

/**
 * The machine resolves names on the few threads (four, unless the environment says otherwise) that also read files and sign; a name whose
 * server is slow keeps one until it answers, whoever has given up waiting. So at most two are resolved so at once.
 */
const asking = createSemaphore({atOnce: 2, waiting: 50, turnAway: () => refuse('names_busy', {retryAfterSeconds: 1})});

const byMachine: ResolveName = async host => {
	const found = await asking.take(async () => askMachine(host, {all: true, verbatim: true}));
	return found.map(({address}) => address);
};

/** The name servers do not know the name, or there are none: it may stand in the machine's own list, or be completed by it. */
const MAY_BE_OWN: ReadonlySet<unknown> = new Set([NOTFOUND, NODATA, CONNREFUSED]);

type Options = Readonly<{
	/** Name servers as `node:dns` takes them; those of the machine unless said. */
	servers?: readonly string[];
}>;

/**
 * Resolves names by asking name servers directly: any number at once, none of which keeps a thread, so that names whose servers are slow delay
 * nobody else's. Names without a dot, and those that the servers do not know, are looked for in the machine's own way (`/etc/hosts`, search
 * domains), two at once.
 */
export function createNameResolver({servers}: Options = {}): ResolveName {
	const resolver = new Resolver({timeout: ASK_LIMIT_MS, tries: TRIES_LIMIT});
	if (servers) resolver.setServers(servers);
	const byServers: ResolveName = async host => {
		const answers = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
		const found = answers.flatMap(answer => (answer.status === 'fulfilled' ? answer.value : []));
		if (found.length > 0) return found;
		const faults = answers.flatMap(answer => (answer.status === 'rejected' ? [answer.reason as NodeJS.ErrnoException] : []));
		const fault = faults.find(({code}) => !MAY_BE_OWN.has(code));
		if (fault) throw fault;
		return byMachine(host);
	};
	return async host =>
		within(RESOLVE_LIMIT_MS, host.includes('.') ? byServers(host) : byMachine(host)).catch((error: unknown) => {
			throw error instanceof NoAnswerInTime ? Object.assign(error, {code: TIMEOUT}) : error;
		});
}
