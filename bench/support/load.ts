import {createRequire} from 'node:module';
import {join} from 'node:path';

type Asked = Readonly<{url: string; connections: number; seconds: number; headers: Readonly<Record<string, string>>}>;
type Autocannon = (options: object) => Promise<object>;

/**
 * A program that asks for a URL as fast as it is answered and prints autocannon's account of it. It never sleeps: each answer to one
 * that sleeps has to wake its processor first, some 15 µs which only the slower of two servers would pay.
 */
const {url, connections, seconds, headers} = JSON.parse(process.argv[2] ?? '') as Asked;
const autocannon = createRequire(import.meta.url)(join(import.meta.dirname, '..', 'node_modules', 'autocannon')) as Autocannon;
let isDone = false;
const stayAwake = (): void => {
	if (!isDone) setImmediate(stayAwake);
};
stayAwake();
console.log(JSON.stringify(await autocannon({url, connections, duration: seconds, headers})));
isDone = true;
