import {facts} from '../../domain/events.ts';
import {roles} from '../../domain/identity/scopes.ts';
import {LONG_PAGE_SIZE, PAGE_SIZE_LIMIT, TOTAL_LIMIT} from '../../domain/platform/unit/page.ts';
import {topics} from '../../domain/webhooks/topic.ts';
import {rateLimits} from '../http/limits/rate-limits.ts';
import {problems} from '../http/problems.ts';
import {BODY_LIMIT_BYTES} from '../http/read-body.ts';
import {API_ROOT} from '../http/route.ts';
import {groupsOf} from './group-page.ts';
import {code, table} from './markdown.ts';
import type {Source} from './operation-section.ts';
import {refusalsInCommon, refusalTable} from './refusal-tables.ts';

const KIB = 1024;

/** What each code means, for whoever has to do something about it. */
const MEANINGS: Readonly<Record<string, string>> = {
	bad_request: 'The state of things forbids it (the message names the state and the allowed ones), or the body is no JSON',
	unauthorized: 'No credential, or one that is not valid; with `WWW-Authenticate: Bearer`',
	forbidden: 'The credential does not allow this; the message names the missing scope',
	not_found: 'There is nothing here that the caller can see; what belongs to others looks the same',
	method_not_allowed: 'The path takes other methods; `Allow` names them',
	conflict: 'It exists already, is in use, or is being changed at this moment',
	payload_too_large: `The body is larger than ${BODY_LIMIT_BYTES / KIB} KiB, or than the operation says`,
	unsupported_media_type: 'The body is of another content type than this takes',
	validation_error: 'The input has faults: `details` lists all of them at once, each `{path, message}`',
	rate_limited: 'Too many requests; `Retry-After` says in how many seconds to ask again',
	internal_error: 'A fault of ours; tell us the request id',
	bad_gateway: 'The identity provider or a payment provider failed',
	unavailable: 'Not possible at the moment; `Retry-After` says when to ask again',
};

const EDGE_STATUSES: Readonly<Record<string, number>> = {
	method_not_allowed: 405,
	payload_too_large: 413,
	unsupported_media_type: 415,
	internal_error: 500,
};

function errorTable(): string {
	const statuses: Record<string, number> = {
		...Object.fromEntries(Object.values(problems).map(({status, code: word}) => [word, status])),
		...EDGE_STATUSES,
	};
	const rows = Object.entries(statuses).toSorted(([, one], [, other]) => one - other);
	return table(
		['Status', 'Code', 'Meaning'],
		rows.map(([word, status]) => [String(status), code(word), MEANINGS[word] ?? '']),
	);
}

const BY: Readonly<Record<keyof typeof rateLimits, string>> = {
	address: 'Requests without a credential, by address',
	sign_in: 'Signing in and exchanging tokens, by address',
	refused_credential: 'Credentials that were refused, by address',
	wrong_token: 'Callback tokens that nobody was given, by address',
	person: 'All requests of a person',
	costly: 'What costs much (PDFs, previews, runs, CSV of whole lists), by person',
	service: 'All requests of a service',
};

const rateTable = (): string =>
	table(
		['Limit', 'Requests', 'In seconds', 'What is counted'],
		Object.entries(rateLimits).map(([name, {points, seconds}]) => [
			code(name),
			String(points),
			String(seconds),
			BY[name as keyof typeof rateLimits],
		]),
	);

const roleTable = (): string =>
	table(
		['Role', 'Scopes'],
		Object.entries(roles).map(([role, {scopes, level}]) => [
			code(role),
			role === 'super_admin'
				? 'all of them: where roles are named, it is meant too'
				: `${scopes.map(code).join(', ')}${level === 'read' ? ' (reading only)' : ''}`,
		]),
	);

const groupTable = (source: Source): string =>
	table(
		['Group', 'Operations', 'What for'],
		[...groupsOf(source.routes)].map(([group, routes]) => [
			`[${group}](${source.pageAddress(group)})`,
			String(routes.length),
			source.document.tags?.find(({name}) => name === group)?.description ??
				routes
					.map(({operation}) => code(operation))
					.slice(0, 3)
					.join(', ') + (routes.length > 3 ? ', …' : ''),
		]),
	);

const storyOf = ({pageAddress}: Source): string => `## From nothing to an invoice

1. A service account says what its service is and counts: \`registerService\` ([registry](${pageAddress('registry')})).
2. The operator lets it in: \`approveService\` ([admin](${pageAddress('admin')})). The answer has the API key and the secret of its calls.
3. The operator sets prices: \`createPlan\` with \`is_active: false\`, \`replacePricingTiers\` for what is used, \`updatePlan\` with \`is_active: true\` ([admin](${pageAddress('admin')})).
4. A customer's admin says who is to be billed, and subscribes: \`upsertBillingProfile\` ([billing](${pageAddress('billing')})), \`createSubscription\` ([subscriptions](${pageAddress('subscriptions')})).
5. The service reports what is used and asks what is left: \`postUsageEvents\`, \`checkQuota\` ([metering](${pageAddress('metering')})).
6. What falls due is billed by itself, the base price in advance and usage afterwards, on one document: \`listInvoices\`, \`downloadInvoicePdf\` ([billing](${pageAddress('billing')})). In a sandbox the clock is moved: see below.

The guides at \`/docs/guides\` have it as programs.`;

/** What can be told, and when. */
const topicTable = (): string =>
	table(
		['Topic', 'When'],
		topics.map(topic => [code(topic), facts[topic].summary]),
	);

/** The page that says what holds for every operation. */
export const overviewPage = (source: Source): string =>
	[
		'# The API',
		`Everything that ScaiControl does can be asked for over HTTP. All paths begin with \`${API_ROOT}\`; with \`npm start\` the base URL is \`http://localhost:8000${API_ROOT}\`. The same is told to machines at \`/openapi.json\` (OpenAPI 3.1), and can be tried out at \`/docs\`. In the examples \`$API\` is the base URL, \`$HOST\` the same without \`${API_ROOT}\`, \`$TOKEN\` a token and \`$KEY\` the API key of a service.`,
		'## Groups',
		groupTable(source),
		storyOf(source),
		AUTHENTICATION,
		roleTable(),
		ENVELOPE,
		'## Errors',
		'Every refusal has this form, whatever went wrong. Decide by the status and `code`; the sentence is for people and may be worded better some day.',
		'```json\n{"error": {"code": "not_found", "message": "Invoice \'inv_01jd2x4k7m9q3s5v8x0z2b4d6f\' not found", "request_id": "req_01jd2x4k7m9q3s5v"}}\n```',
		errorTable(),
		'### Refusals in common',
		'What the way to every operation like it can refuse: by its access, its parameters, its body. Those of an operation of its own stand with it. *Reason* and *Kind* tell cases apart on these pages; answers hold the status, `code`, the sentence and `details`.',
		refusalTable(refusalsInCommon(source.routes)),
		PAGES,
		CSV,
		IDEMPOTENCY,
		'## Rate limits',
		'What is too much is answered with 429 and `Retry-After` (seconds). There are no other headers on limits: wait for as long as you are told, and send it again. An operator may have set other limits for a whole system by `RATE_LIMIT_SCALE`. When all callers together ask more than can be answered, some are told 503 with `Retry-After` at once, whoever they are: nothing was done, and the same request may be sent again.',
		rateTable(),
		FORMATS,
		VERSIONS,
		webhooks(source),
		SANDBOX,
	].join('\n\n');

const AUTHENTICATION = `## Authentication

- **People** send a token of the identity provider: \`Authorization: Bearer …\`. How to get one: \`getAuthConfig\` names the provider, \`proxyToken\` exchanges a code or a refresh token. The token says which tenant or partner somebody belongs to and which roles and permissions they have; \`getMe\` tells what came of it.
- **Services** send the API key that they were given at their approval, \`X-ScaiControl-Key: …\`, or a token of their service account with the scope \`registry:manage\`.
- **Nobody's credential** is asked for where an operation says so: probes, sign-in, and calls that are signed by a payment provider.

A request without a credential is 401, whatever else is wrong with it. What belongs to another tenant is 404, never 403. A permission may end in \`:read\`: then it allows reading alone. \`user\` means anybody with a valid token and a place.`;

const ENVELOPE = `## Requests and answers

JSON in and out, UTF-8, names in \`snake_case\`. Send \`Content-Type: application/json\` with a body. A field that is not known is refused with 422: a mistyped field is never dropped silently.

\`\`\`json
{"data": {"id": "sub_01jd2x4k7m9q3s5v8x0z2b4d6f"}, "meta": {"request_id": "req_01jd2x4k7m9q3s5v"}}
\`\`\`

\`data\` is what was asked for, one thing or a list. The operations of sign-in answer bare objects, downloads answer the file, and 204 has no body. \`X-Request-Id\` of yours (8 to 64 of \`A-Z a-z 0-9 _ -\`) is taken, answered and logged; without one it is made.

Ids are text with a prefix that says what they are of (\`sub_…\`) and sort by time. Changes by PUT and PATCH take what is given and leave the rest, unless the operation says that it replaces the whole; \`null\` clears what may be null.`;

const PAGES = `## Pages

Lists take \`page\` (from 1) and \`page_size\` (20 unless said, at most ${PAGE_SIZE_LIMIT}; ${LONG_PAGE_SIZE} for lists that are nearly always whole in one page) and add \`pagination\`: \`{"page", "page_size", "total", "total_pages", "next_after"}\`. The newest comes first unless an operation says otherwise; things of one instant are ordered by id, so the order is the same every time. \`total\` is exact up to ${TOTAL_LIMIT}; beyond, it stays there and \`more\` is true. Filters are exact, but \`q\` looks for a part of names, e-mail addresses and ids, in capitals or not.

To go through a list without gaps while rows come and go, send \`after\` instead of a page: \`next_after\` of the answer before, the id of the last thing in it. It is null at the end.`;

const CSV = `## CSV

Lists that also answer \`text/csv\` give all of their rows when asked with \`Accept: text/csv\`, under the same filters; the first line names the columns. Such a request counts as a costly one.`;

const IDEMPOTENCY = `## Idempotency

Everything that creates or charges takes \`Idempotency-Key\` (1 to 255 printable ASCII characters, of your choice, one for each thing that you want to happen once). The first answer is stored for 24 hours with what it did, in one transaction, and given again for the same key and the same request, with \`Idempotency-Replayed: true\`. The same key with another path, query or body is 409; so is one whose first request is still being worked on. Answers of 401, 403, 422, 429 and 5xx are not stored: mend the request, or send it again.

After a lost connection, a 429, 502 or 503, send the same request with the same key. Usage and charges of services have an \`idempotency_key\` in the body: that of a charge holds for ever, that of an event of usage for at least 35 days.`;

const FORMATS = `## Money, days and instants

- **Money** is a whole number of minor units in a field that ends in \`_cents\`, beside a \`currency\` (ISO 4217): \`4900\` and \`EUR\` are € 49.00; \`4900\` and \`JPY\` are ¥ 4900.
- **Quantities and unit prices** that may have decimals are strings, \`"0.02"\`, and are computed exactly; requests may also hold numbers. Percentages are strings with two decimals, \`"21.00"\`.
- **Instants** are RFC 3339 in UTC, \`2026-06-01T10:00:00.000Z\`; requests may name any offset. **Days** are \`2026-06-01\`.
- A period contains its start and not its end.
- Countries are ISO 3166-1 alpha-2, languages two small letters, time zones names of the IANA database.`;

const VERSIONS = `## What may change

The path names the version, \`v1\`. Within it these may come at any time: new operations, new optional parameters and fields of requests, new fields of answers and events, new words of an enumeration that is answered, new topics, new cases of a refusal under the codes above. Read what you know and leave the rest. Nothing that is there is renamed, removed or given another meaning within a version.`;

const webhooks = ({pageAddress}: Source): string => `## Webhooks and the event feed

What happens is told in two ways, with the same events. **Webhooks** are sent as it happens, signed, and tried again after 1 and 5 minutes, 30 minutes, 2, 12 and 24 hours: see [admin-webhook-subscriptions](${pageAddress('admin-webhook-subscriptions')}) for partners and the operator, [ext-webhooks](${pageAddress('ext-webhooks')}) for tenants, deliveries and replays. \`listWebhookTopics\` has the JSON Schema of every event. **The feed** ([ext-events](${pageAddress('ext-events')})) is read from where you were: nothing ever appears behind a place that you have read, and \`wait\` has the answer come as soon as something happens.

An event is \`{"event_id", "event_type", "event_version", "occurred_at", "source", "idempotency_key", "data"}\`. The same event may be sent twice, with the same \`event_id\`. Every call has these headers; look at the signature before anything else:

| Header | Holds |
| --- | --- |
| \`webhook-id\`, \`webhook-timestamp\`, \`webhook-signature\` | as the Standard Webhooks specification says: \`v1,\` and the base64 of an HMAC-SHA256 of \`id.timestamp.body\`, three parts with dots between them. The key is what stands behind \`whsec_\` in the secret, decoded from base64. A call that is older than five minutes is not to be believed |
| \`X-ScaiControl-Signature\` | \`sha256=\` and the HMAC-SHA256 of the raw body in hex; the key is the whole text of the secret, \`whsec_\` included |
| \`X-ScaiControl-Timestamp\`, \`X-ScaiControl-Event-Id\`, \`X-ScaiControl-Event-Type\` | seconds since 1970, the event's id and type |

While a secret is being rotated, for 24 hours, there is a signature of each of the two: with a blank between them in \`webhook-signature\`, with a comma in \`X-ScaiControl-Signature\`.

2xx and 409 (known already) mean that a call was taken. A redirect, 408, 425, 429, 5xx and no answer are tried again, not before \`Retry-After\`. Any other answer is final for that event, and 410 switches the subscription off.

### Topics

${topicTable()}`;

const SANDBOX = `## The sandbox and its clock

With \`npm start\` the system runs as a sandbox: business time can be moved forward, \`PUT ${API_ROOT}/sandbox/clock\` with \`{"now": "2026-07-01T00:00:00Z"}\`, by a token of the operator's \`super_admin\` (\`tokens.operator\` of \`.data/demo.json\`, which \`npm start\` writes). Everything that falls due on the way happens, in order, before the answer: renewals, invoices, payments, reminders. It never goes back. \`POST ${API_ROOT}/sandbox/drain\` waits until nothing is left to do, \`POST ${API_ROOT}/sandbox/tokens\` makes tokens of anybody, \`GET ${API_ROOT}/sandbox/mailbox\` shows the mails that were sent. Limits of the API, tokens and signatures go by real time. In production none of these exist.`;
