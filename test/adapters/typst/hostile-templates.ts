import {mkdtemp, rm, symlink, writeFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {createRenderer} from '../../../src/adapters/typst/create-renderer.ts';
import {DocumentRenderError, type RenderFailure} from '../../../src/domain/billing/paper/document-renderer.ts';
import {builtInMail} from '../../../src/domain/billing/templates/built-in/built-in-templates.ts';
import {sampleVariables} from '../../../src/domain/billing/templates/mail-variables.ts';
import {sampleInvoiceDocument} from '../../support/sample-invoice-document.ts';

const TIMEOUT_MS = 5000;
/** Until a process is killed and its end is known, on a busy machine. */
const SLACK_MS = 15_000;

const renderer = createRenderer({children: 1, log: {warn: () => {}}, timeoutMs: TIMEOUT_MS});

test.after.always(() => renderer.close());

type Ends = readonly [how: readonly RenderFailure[], source: string];

const FAULT: readonly RenderFailure[] = ['source_fault'];
/** By whichever limit is reached first: that depends on the machine. */
const BEYOND_LIMITS: readonly RenderFailure[] = ['timed_out', 'out_of_memory', 'output_too_large'];

/** Typst that wants what it must not have. */
const papers: Readonly<Record<string, Ends>> = {
	'a loop that hardly ends': [BEYOND_LIMITS, '#for i in range(1000000) { for j in range(1000000) { let x = i * j } }'],
	'a condition that is always true': [FAULT, '#while true {}'],
	'a function that calls itself': [FAULT, '#let f(x) = f(x + 1)\n#f(0)'],
	'a gigabyte of memory': [BEYOND_LIMITS, '#let rows(n) = range(n).map(_ => range(1000000))\n#rows(2000).len()'],
	'a gigabyte of text': [[...BEYOND_LIMITS, 'source_fault'], '#("x" * 1000000000).len() #("x" * 1000000000)'],
	'pages without end': [BEYOND_LIMITS, '#for i in range(1000000) { page[#i] }'],
	'a figure of a hundred million points': [BEYOND_LIMITS, '#polygon(..range(100000000).map(i => (i * 1pt, i * 1pt)))'],
	'parentheses that nest too deep': [['crashed', 'source_fault'], `#${'('.repeat(200_000)}`],
	'a file of the machine': [FAULT, '#read("/etc/passwd")'],
	'a file beside the program': [FAULT, '#read("../../../package.json")'],
	'the environment': [FAULT, '#read("/proc/self/environ")'],
	'a picture of the machine': [FAULT, '#image("/etc/hostname")'],
	'a picture of the network': [FAULT, '#image("https://example.com/a.png")'],
	'a package': [FAULT, '#import "@preview/cetz:0.3.0"'],
	'a package whose name is put together': [FAULT, '#let p = "@" + "prev" + "iew/cetz:0.3.0"\n#import p'],
	'a plugin': [FAULT, '#plugin(bytes((0, 97, 115, 109)))'],
	'a plugin by its module': [FAULT, '#std.plugin(bytes((0,)))'],
	'a plugin that is written by a program': [FAULT, '#eval("plu" + "gin(bytes((0,)))")'],
	'a plugin out of a dictionary': [FAULT, '#dictionary(std).at("plu" + "gin")'],
	'the day of the machine': [FAULT, '#datetime.today().display()'],
	'the day of the machine, by a type': [FAULT, '#type(datetime(year: 2026, month: 1, day: 1)). today()'],
	'the day of the machine, by its name': [FAULT, '#import datetime: today\n#today()'],
};

/** Liquid that wants what it must not have. */
const mails: Readonly<Record<string, Ends>> = {
	'a loop that hardly ends': [
		[...BEYOND_LIMITS, 'source_fault'],
		'{% for i in (1..100000) %}{% for j in (1..100000) %}{% endfor %}{% endfor %}',
	],
	'a gigabyte of output': [
		[...BEYOND_LIMITS, 'source_fault'],
		'{% for i in (1..4000) %}{% for j in (1..4000) %}0123456789012345678901234567890123456789012345678901234567890123{% endfor %}{% endfor %}',
	],
	'a text that doubles': [FAULT, `{% assign x = 'aaaaaaaaaa' %}${'{% assign x = x | append: x %}'.repeat(40)}{{ x }}`],
	'tags that nest too deep': [[...BEYOND_LIMITS, 'crashed', 'source_fault'], '{% if true %}'.repeat(12_000)],
	'the constructor of a value': [FAULT, '{{ seller.constructor }}'],
	'the prototype of a value': [FAULT, '{{ seller.__proto__.toString }}'],
	'the constructor by an index': [FAULT, '{{ seller["constructor"]["constructor"] }}'],
	'the constructor of a text': [FAULT, '{{ seller.name.constructor }}'],
	'the process': [FAULT, '{{ process.env }}'],
	'a value that is not escaped': [FAULT, '{{ message | raw }}'],
	'another template': [FAULT, '{% include "/etc/passwd" %}'],
	'another template, rendered': [FAULT, '{% render "../../package.json" %}'],
	'a layout': [FAULT, '{% layout "/etc/passwd" %}{% block a %}{% endblock %}'],
	'the clock of the machine': [FAULT, '{{ "now" | date: "%s" }}'],
	'something at random': [FAULT, '{{ "a,b,c" | split: "," | sample }}'],
};

async function ends(t: ExecutionContext, work: Promise<unknown>, how: readonly RenderFailure[]): Promise<void> {
	const began = performance.now();
	const error = await t.throwsAsync(work, {instanceOf: DocumentRenderError});
	t.true(error !== undefined && how.includes(error.failure), `${error?.failure}: ${JSON.stringify(error?.faults)}`);
	t.true(performance.now() - began < TIMEOUT_MS + SLACK_MS);
}

const nextPrints = async (t: ExecutionContext): Promise<void> => {
	t.true((await renderer.render(sampleInvoiceDocument())).byteLength > 0);
};

for (const [what, [how, ownLayout]] of Object.entries(papers)) {
	test.serial(`a source that wants ${what} ends, and the next document prints`, async t => {
		await ends(t, renderer.render(sampleInvoiceDocument({ownLayout})), how);
		await nextPrints(t);
	});
}

for (const [what, [how, content]] of Object.entries(mails)) {
	test.serial(`a mail that wants ${what} ends, and the next document prints`, async t => {
		await ends(t, renderer.fill({subject: 'x', content}, sampleVariables('email_invoice', 'en')), how);
		await ends(t, renderer.fill({subject: content, content: 'x'}, sampleVariables('email_invoice', 'en')), how);
		await nextPrints(t);
	});
}

test.serial('a link to a file of the machine leads nowhere', async t => {
	const folder = await mkdtemp(join(tmpdir(), 'scaicontrol-link-'));
	t.teardown(async () => rm(folder, {recursive: true}));
	await writeFile(join(folder, 'secret.txt'), 'secret');
	await symlink(join(folder, 'secret.txt'), join(folder, 'link.txt'));
	await ends(t, renderer.render(sampleInvoiceDocument({ownLayout: `#read("${join(folder, 'link.txt')}")`})), FAULT);
});

test.serial('nobody is called, whatever a source names', async t => {
	let calls = 0;
	const server = createServer((_, response) => {
		calls += 1;
		response.end();
	}).listen(0, '127.0.0.1');
	t.teardown(() => server.close());
	await new Promise(resolve => server.once('listening', resolve));
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/a.png`;
	await ends(t, renderer.render(sampleInvoiceDocument({ownLayout: `#image("${url}")`})), FAULT);
	t.regex((await renderer.fill({subject: 'x', content: `<img src="${url}">`}, {})).html, /img/);
	t.is(calls, 0);
});

test.serial('what a customer is called is data: neither Typst nor Liquid reads it', async t => {
	const name = '#panic() {{ seller.name }} {% raw %} <script> $x$ \\';
	const {buyer} = sampleInvoiceDocument();
	const ownLayout = '#let data = json("/data.json")\n#data.buyer.name';
	t.true((await renderer.render(sampleInvoiceDocument({buyer: {...buyer, companyName: name}, ownLayout}))).byteLength > 0);
	const variables = {...sampleVariables('email_invoice', 'en'), buyer: {name}, message: name};
	const {html} = await renderer.fill({subject: 'x', content: '{{ buyer.name }}'}, variables);
	t.is(html, '#panic() {{ seller.name }} {% raw %} &lt;script&gt; $x$ \\');
	t.false((await renderer.fill(builtInMail('email_invoice', 'en'), variables)).html.includes('<script'));
});
