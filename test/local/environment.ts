import {execFileSync} from 'node:child_process';
import {mkdtempSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {dataFolderAt} from '../../local/data-folder.ts';
import {childEnvironment, environmentFile, sharedVariables} from '../../local/environment.ts';
import {localPorts} from '../../local/local-ports.ts';
import {readFileIfThere, writePrivateFile} from '../../local/private-file.ts';
import {loadSecrets} from '../../local/secrets.ts';
import {readConfig} from '../../src/config.ts';

const newFolder = () => mkdtempSync(join(tmpdir(), 'environment-'));

function variables(given: Record<string, string> = {}, folder = newFolder()) {
	return sharedVariables({
		ports: localPorts('8000'),
		data: dataFolderAt(folder),
		secrets: loadSecrets(join(folder, 'secrets.json')),
		database: {ownerUrl: 'postgres://owner:a@127.0.0.1:1/scaicontrol', appUrl: 'postgres://app:b@127.0.0.1:1/scaicontrol'},
		redisUrl: 'redis://:c@127.0.0.1:2',
		smtpPort: 3,
		given,
	});
}

test('the local system’s variables are a configuration that web and worker accept', t => {
	const config = readConfig(variables());

	t.is(config.environment, 'development');
	t.true(config.isSandbox);
	t.is(config.databaseUrl, 'postgres://app:b@127.0.0.1:1/scaicontrol');
	t.is(config.host, '127.0.0.1');
	t.is(config.metrics.port, 0);
});

test('limits and logging may be chosen by hand, what makes the system local may not', t => {
	const chosen = variables({RATE_LIMIT_SCALE: '1', LOG_LEVEL: 'debug', NODE_ENV: 'production', SANDBOX: 'false'});

	t.like(chosen, {RATE_LIMIT_SCALE: '1', LOG_LEVEL: 'debug', NODE_ENV: 'development', SANDBOX: 'true'});
});

test('the owner of the tables is not among the variables of web and worker', t => {
	t.notRegex(environmentFile(variables()), /owner/i);
});

test('a child gets what we were given, but nothing that npm added', t => {
	t.deepEqual(childEnvironment({PATH: '/bin', npm_config_x: '1', EMPTY: undefined}, {PORT: '1'}), {PATH: '/bin', PORT: '1'});
});

test('node and a shell read the same values from an environment file', t => {
	const values = {PLAIN: 'k1:abc+/=', SPACES: 'a # b $c `d` "e"', QUOTE: "it's", EMPTY: ''};
	const file = join(newFolder(), 'env');

	writePrivateFile(file, environmentFile(values));

	const print = `process.stdout.write(JSON.stringify([process.env.PLAIN, process.env.SPACES, process.env.QUOTE, process.env.EMPTY]))`;
	const byNode = execFileSync(process.execPath, [`--env-file=${file}`, '--eval', print], {env: {}, encoding: 'utf8'});
	const byShell = execFileSync('sh', ['-ac', '. "$1"; exec "$2" --eval "$3"', 'sh', file, process.execPath, print], {
		env: {},
		encoding: 'utf8',
	});

	t.deepEqual(JSON.parse(byNode), Object.values(values));
	t.deepEqual(JSON.parse(byShell), Object.values(values));
});

for (const value of ['two\nlines', `both ' and "`, 'in "$doubles" it\'s another value']) {
	test(`${JSON.stringify(value)} cannot be written into an environment file`, t => {
		t.throws(() => environmentFile({VALUE: value}), {message: /cannot be written/});
	});
}

test('secrets are made once for a data folder, differ between folders, and only their owner may read them', t => {
	const file = join(newFolder(), 'secrets.json');
	const secrets = loadSecrets(file);

	t.deepEqual(loadSecrets(file), secrets);
	t.notDeepEqual(loadSecrets(join(newFolder(), 'secrets.json')), secrets);
	t.is(statSync(file).mode & 0o777, 0o600);
});

test('a private file is replaced whole and stays private', t => {
	const file = join(newFolder(), 'file');

	t.is(readFileIfThere(file), undefined);
	writePrivateFile(file, 'one');
	writePrivateFile(file, 'two');
	t.is(readFileIfThere(file), 'two');
	t.is(statSync(file).mode & 0o777, 0o600);
});
