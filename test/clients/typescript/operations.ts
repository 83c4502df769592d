import test from 'ava';
import {factsOf} from '../../../clients/typescript/src/facts.ts';
import {operations} from '../../../clients/typescript/src/generated/operations.ts';
import {createClient} from '../../../clients/typescript/src/index.ts';
import {openapi} from '../../../src/api/http/openapi.ts';
import {routes, sandboxRoutes} from '../../../src/api/routes.ts';

type Described = Readonly<{operationId: string; parameters?: readonly Readonly<{name: string; in: string}>[]}>;
type Document = Parameters<typeof factsOf>[0] & Readonly<{paths: Readonly<Record<string, Readonly<Record<string, Described>>>>}>;

const document = JSON.parse(JSON.stringify(openapi([...routes, ...sandboxRoutes], {version: '1.0.0'}))) as Document;
const described = Object.values(document.paths).flatMap(methods => Object.values(methods));

test('every operation is a method of the client, and none is called as something else of it', t => {
	const client = createClient({baseUrl: 'http://127.0.0.1:9'});
	const {each, file, ...methods} = client;
	t.deepEqual(Object.keys(methods).toSorted(), described.map(({operationId}) => operationId).toSorted());
	t.true(typeof each === 'object' && typeof file === 'object');
});

test('parameters can stand side by side: none has the name of another, or is called body', t => {
	for (const {operationId, parameters = []} of described) {
		const names = parameters.filter(({in: place}) => place !== 'header').map(({name}) => name);
		t.is(new Set(['body', ...names]).size, names.length + 1, operationId);
	}
});

test('what is known of each operation while the program runs is what the description says', t => {
	t.deepEqual(operations, factsOf(document) as typeof operations);
	t.like(operations.createPlan, {method: 'POST', path: '/api/v1/admin/catalog/plans', isKeyed: true});
	t.like(operations.listSubscriptions, {method: 'GET'});
	t.truthy(operations.listSubscriptions.walk, 'a list that goes on');
	t.is(operations.uploadIcon.sends, 'multipart/form-data');
	t.is(operations.listInvoices.file, 'text/csv');
	t.false('walk' in operations.listEvents, 'the feed goes on by its cursor');
});
