import {code, page, table} from '../../src/api/reference/markdown.ts';
import {variables} from '../../src/config.ts';
import type {Variable} from '../../src/domain/platform/process/config-part.ts';

const neededWord = ({isNeeded, isForDevelopment}: Variable): string => {
	if (isForDevelopment) return 'only in development and test';
	return isNeeded ? 'must be given' : '';
};

/** The page of all variables of the environment. */
export const configPage = (): string =>
	page('Configuration', 'The environment that web and worker read, once, at the start. `NODE_ENV` unset or unknown means production.', [
		table(
			['Variable', 'What it says', 'Default', 'Needed'],
			variables.map(([name, variable]) => [code(name), variable.says, code(variable.default), neededWord(variable)]),
		),
	]);
