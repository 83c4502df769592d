import {join} from 'node:path';
import {pino} from 'pino';
import type {DataFolder} from './data-folder.ts';
import {makeDemo} from './demo.ts';
import {type DemoFile, demoFile, readDemo} from './demo-file.ts';
import {
	audience,
	childEnvironment,
	clientId,
	environmentFile,
	type LocalSystem,
	publicUrlOf,
	redirectUriOf,
	sharedVariables,
} from './environment.ts';
import {freePort} from './free-port.ts';
import {startIssuer} from './issuer/start-issuer.ts';
import type {LocalPorts} from './local-ports.ts';
import {startMailbox} from './mailbox/start-mailbox.ts';
import {writePrivateFile} from './private-file.ts';
import type {Processes} from './processes.ts';
import {runMigrations} from './run-migrations.ts';
import {loadSecrets} from './secrets.ts';
import {startPrograms} from './start-programs.ts';
import {startDatabase, startQueueServer} from './start-servers.ts';
import {startWorkspace} from './workspace/start-workspace.ts';

export type SystemPlan = Readonly<{
	/** Web and worker start again whenever one of their files changes. */
	isWatched: boolean;
	/** The folder with `src` and `bin`. */
	checkout: string;
	data: DataFolder;
	ports: LocalPorts;
	/** The environment of whoever started us. */
	given: Readonly<Record<string, string | undefined>>;
	processes: Processes;
	now: () => Date;
	log: (sentence: string) => void;
	/** Aborted when the system shall end while it is still starting. */
	signal: AbortSignal;
}>;

/**
 * Starts everything on this machine, each part when those it needs answer, and puts the ending of each on the stack. When it returns,
 * the system is ready, holds the demo data, and `demo.json`, `processes.json` and `env` in the data folder describe it.
 */
export async function startSystem(plan: SystemPlan, parts: AsyncDisposableStack): Promise<DemoFile> {
	const {data, ports, log, signal} = plan;

	log('Starting PostgreSQL and Redis …');

	const system = await startFoundations(plan, parts);
	const variables = sharedVariables(system);

	log('Bringing the database to the newest schema …');
	await runMigrations({
		checkout: plan.checkout,
		environment: childEnvironment(plan.given, {...variables, DATABASE_OWNER_URL: system.database.ownerUrl}),
		logFile: join(data.logs, 'migrate.log'),
		signal,
	});
	signal.throwIfAborted();
	await startExternalServices(plan, system, parts);
	log('Starting web and worker …');
	await startPrograms({...plan, variables}, parts);
	writePrivateFile(data.environmentFile, environmentFile(variables));

	log('Making the demo data …');
	const api = {
		baseUrl: publicUrlOf(ports),
		issuerAdminUrl: variables['LOCAL_ISSUER_ADMIN_URL'] ?? '',
		issuerAdminSecret: system.secrets.issuerAdminSecret,
		signal,
	};
	const workspace = await startWorkspace({...api, log: localLog(data)});

	parts.defer(workspace.stop);

	const demo = await makeDemo({
		...api,
		previous: readDemo(data.previousDemoFile),
		more: workspace.ids,
	});
	const file = demoFile(demo, ports, workspace.origin);

	writePrivateFile(data.demoFile, `${JSON.stringify(file, null, '\t')}\n`);
	return file;
}

/** What the others stand on: the two servers, and what is decided once for all processes. */
async function startFoundations(plan: SystemPlan, parts: AsyncDisposableStack): Promise<LocalSystem> {
	const {data, ports, given, signal} = plan;
	const secrets = loadSecrets(data.secretsFile);
	const database = await startDatabase(plan, parts);

	signal.throwIfAborted();

	const redisUrl = await startQueueServer(plan, parts);

	signal.throwIfAborted();

	return {ports, data, secrets, database, redisUrl, smtpPort: await freePort(), given};
}

/** What the stand-ins have to say. */
const localLog = (data: DataFolder) => pino(pino.destination({dest: join(data.logs, 'local.log'), mode: 0o600, sync: true}));

/** The stand-ins for what other companies run for us in production: the identity provider and the mail server. */
async function startExternalServices(
	{data, ports, now}: SystemPlan,
	{secrets, smtpPort}: LocalSystem,
	parts: AsyncDisposableStack,
): Promise<void> {
	const log = localLog(data);
	const issuer = await startIssuer({
		port: ports.issuer,
		dataFolder: data.folder,
		audience,
		clientId,
		redirectUris: [redirectUriOf(ports)],
		directorySecret: secrets.directorySecret,
		adminSecret: secrets.issuerAdminSecret,
		now,
		log,
	});

	parts.defer(issuer.stop);

	const mailbox = await startMailbox({smtpPort, viewerPort: ports.mailbox, dataFolder: data.folder, now, log});

	parts.defer(mailbox.stop);
}
