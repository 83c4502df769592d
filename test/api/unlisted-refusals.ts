import test from 'ava';
import {fullPath} from '../../src/api/http/route.ts';
import {routes} from '../../src/api/routes.ts';
import {watchRefusals} from '../support/unlisted-refusals.ts';

const answered = (operation: string, refusal: string | undefined) => {
	const route = routes.find(route => route.operation === operation);
	if (!route) throw new Error(`no ${operation}`);
	return {method: route.method.toUpperCase(), route: fullPath(route), refusal};
};

test('a refusal that a route lists, or that every route like it can give, is fine', t => {
	const watch = watchRefusals(routes);
	for (const refusal of [undefined, 'invoice_not_found', 'document_not_rendered', 'tenant_needed', 'rate_limited', 'not_found'])
		watch.onAnswered(answered('downloadInvoicePdf', refusal));
	watch.onAnswered(answered('createSubscription', 'key_reused'));
	watch.onAnswered({...answered('getInvoice', 'invoice_not_found'), method: 'HEAD'});
	watch.onAnswered({method: 'GET', route: 'none', refusal: undefined});
	t.notThrows(watch.check);
});

test('one that it does not list fails the test that met it, by its name', t => {
	for (const [operation, refusal] of [
		['downloadInvoicePdf', 'more_than_due'],
		['getInvoice', 'key_reused'],
		['getAuthConfig', 'scope_missing'],
		['listInvoices', 'not_found'],
	] as const) {
		const watch = watchRefusals(routes);
		watch.onAnswered(answered(operation, refusal));
		t.throws(watch.check, {message: new RegExp(`GET /api/v1/.*: ${refusal}$`)});
	}
});
