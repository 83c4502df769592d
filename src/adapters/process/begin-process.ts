import {readFileSync} from 'node:fs';
import {type Logger, pino} from 'pino';
import {type Config, readConfig} from '../../config.ts';
import {ConfigError} from '../../domain/platform/process/config-part.ts';
import {armFailpoints} from '../../domain/platform/process/failpoints.ts';
import {logOptions} from './log-options.ts';

export type Process = Readonly<{
	config: Config;
	log: Logger;
	version: string;
	/** Ends the process with 1, saying why, when there is a fault among these. */
	refuse: (faults: readonly (string | undefined)[]) => void;
}>;

/** What every process does first: reads its configuration, or says everything that is wrong with it and ends with 1. */
export function beginProcess(name: string, env: Readonly<Record<string, string | undefined>>): Process {
	const refuse = (faults: readonly (string | undefined)[]) => {
		const said = faults.filter(fault => fault !== undefined);
		if (said.length === 0) return;
		process.stderr.write(`${said.join('\n')}\n`);
		process.exit(1);
	};
	const config = configOf(env, refuse);
	armFailpoints(config.failpoint);
	const {version} = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {version: string};
	return {config, log: pino(logOptions(config.logLevel, name)), version, refuse};
}

function configOf(env: Readonly<Record<string, string | undefined>>, refuse: Process['refuse']): Config {
	try {
		return readConfig(env);
	} catch (error) {
		if (error instanceof ConfigError) refuse([error.message]);
		throw error;
	}
}
