import {execFileSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import test from 'ava';
import {type WebhookVector, webhookVectors} from '../../support/guides/webhook-vectors.ts';

const guide = readFileSync(new URL('../../../docs/guides/verify-a-webhook.md', import.meta.url), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'webhook-guide-'));
test.after.always(() => rmSync(folder, {recursive: true, force: true}));

/** The code of the guide in a language, as it stands. */
const codeIn = (language: string): string => new RegExp(`^\`\`\`${language}(?: \\S+)?\n([^]*?)\n\`\`\`$`, 'm').exec(guide)?.[1] ?? '';

type Verifier = (secret: string, headers: Readonly<Record<string, string>>, body: string, now: Date) => Promise<boolean>;

const expected = webhookVectors.map(({what, isGenuine}) => `${what}: ${isGenuine}`);
const judged = (answers: readonly boolean[]): string[] => webhookVectors.map(({what}, index) => `${what}: ${answers[index]}`);

test('the TypeScript of the guide believes what is genuine, and nothing else', async t => {
	symlinkSync(fileURLToPath(new URL('../../../node_modules', import.meta.url)), join(folder, 'node_modules'));
	const file = join(folder, 'verify.ts');
	writeFileSync(file, codeIn('ts'));
	const {isGenuine} = (await import(pathToFileURL(file).href)) as {isGenuine: Verifier};
	const answers = await Promise.all(
		webhookVectors.map(async ({secret, headers, body, now}: WebhookVector) => isGenuine(secret, headers, body, new Date(now * 1000))),
	);
	t.deepEqual(judged(answers), expected);
});

test('the Python of the guide believes what is genuine, and nothing else', t => {
	const program = `${codeIn('python')}
import json, sys
print(json.dumps([is_genuine(v["secret"], v["headers"], v["body"].encode(), v["now"]) for v in json.load(sys.stdin)]))`;
	const answers = execFileSync('python3', ['-c', program], {input: JSON.stringify(webhookVectors), encoding: 'utf8'});
	t.deepEqual(judged(JSON.parse(answers)), expected);
});

const steps: Readonly<Record<string, readonly RegExp[]>> = {
	go: [
		/toleranceSeconds = 300/,
		/now\.Unix\(\)-sent > toleranceSeconds \|\| sent-now\.Unix\(\) > toleranceSeconds/,
		/StdEncoding\.DecodeString\(strings\.TrimPrefix\(secret, "whsec_"\)\)/,
		/hmac\.New\(sha256\.New, key\)/,
		/id \+ "\." \+ timestamp \+ "\."/,
		/"v1," \+ base64\.StdEncoding\.EncodeToString/,
		/strings\.Split\(headers\.Get\("webhook-signature"\), " "\)/,
		/hmac\.Equal/,
	],
	php: [
		/TOLERANCE_SECONDS = 300/,
		/abs\(.*\$timestamp\) > TOLERANCE_SECONDS/,
		/base64_decode\(preg_replace\('\/\^whsec_\/', '', \$secret\)\)/,
		/hash_hmac\('sha256', "\$id\.\$timestamp\.\$body", \$key, true\)/,
		/'v1,' \. base64_encode/,
		/explode\(' ', \$headers\['webhook-signature'\]/,
		/hash_equals/,
	],
};

for (const [language, wanted] of Object.entries(steps)) {
	test(`the ${language} of the guide takes every step: key, what is signed, form, time, comparison`, t => {
		const code = codeIn(language);
		t.deepEqual(wanted.filter(step => !step.test(code)).map(String), []);
	});
}
