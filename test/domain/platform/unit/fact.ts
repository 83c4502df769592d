import test from 'ava';
import {z} from 'zod';
import {fact, idempotencyKeyOf} from '../../../../src/domain/platform/unit/fact.ts';

const declaration = fact({summary: 'x', data: z.object({invoice_id: z.string()}), subject: 'invoice_id', isPublic: true});

test('the key of a fact says what happened to what, and for the how manieth time', t => {
	t.is(idempotencyKeyOf('invoice.paid', declaration, {data: {invoice_id: 'inv_1'}, step: 3}), 'invoice:inv_1:paid:3');
});

test('the last part of a type is the event, all before it the kind of thing', t => {
	t.is(idempotencyKeyOf('usage.quota.exceeded', declaration, {data: {invoice_id: 'x'}, step: 'p1'}), 'usage.quota:x:exceeded:p1');
});

test('the same occurrence gives the same key, another step another', t => {
	const keyOf = (step: number) => idempotencyKeyOf('invoice.paid', declaration, {data: {invoice_id: 'inv_1'}, step});
	t.is(keyOf(1), keyOf(1));
	t.not(keyOf(1), keyOf(2));
});
