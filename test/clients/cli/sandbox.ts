import test from 'ava';
import {commandLine} from '../../support/command-line.ts';
import {startOwnRedis, startSystem} from '../../support/system.ts';

test('the clock of the sandbox is moved by a span of time, with everything that falls due on the way', async t => {
	const redis = await startOwnRedis();
	t.teardown(redis.close);
	const system = await startSystem(
		{redisUrl: redis.url()},
		{
			...{
				NODE_ENV: 'development',
				SANDBOX: 'true',
				LOCAL_ISSUER_ADMIN_URL: 'http://127.0.0.1:9/local',
				LOCAL_ISSUER_ADMIN_SECRET: 'a secret of sixteen',
			},
			LOCAL_MAILBOX_URL: 'http://127.0.0.1:9',
		},
	);
	t.teardown(system.close);
	const [web] = await Promise.all([system.startWeb(), system.startWorker()]);
	const line = await commandLine(t);
	const env = {SCAI_URL: web.url, SCAI_TOKEN: String(web.operator.token)};
	const before = JSON.parse((await line.scai('sandbox get-clock --json', {env})).out).now as string;
	const {code, out, err} = await line.scai('sandbox advance 2d --json', {env});
	t.is(code, 0, err);
	const {now} = JSON.parse(out) as {now: string};
	t.true(Date.parse(now) - Date.parse(before) >= 2 * 86_400_000);
	t.is((await line.scai('sandbox advance tomorrow', {env})).code, 2);
});
