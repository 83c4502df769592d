import test from 'ava';
import {fieldsOf, outputTable, shapesIn} from '../../../src/api/reference/field-table.ts';
import type {ApiDocument, Schema} from '../../../src/api/reference/schema.ts';
import {limitWords, typeWords} from '../../../src/api/reference/type-words.ts';

const nested: Schema = {type: 'object', properties: {day: {type: 'string', format: 'date'}}, required: ['day']};

const document: ApiDocument = {
	paths: {},
	components: {
		schemas: {
			Plan: {type: 'object', description: 'What is sold', properties: {next: {$ref: '#/components/schemas/Plan'}, period: nested}},
			Status: {type: 'string', enum: ['active', 'ended'], description: 'How it is'},
			Json: {anyOf: [{type: 'string'}, {type: 'array', items: {$ref: '#/components/schemas/Json'}}]},
		},
	},
};
const refTo = (name: string): Schema => ({$ref: `#/components/schemas/${name}`});
const words = (schema: Schema): string => typeWords(document, schema);

test('a type is said in words: formats, ids, words of an enumeration, null, lists, maps', t => {
	t.is(words({type: 'string', format: 'date-time'}), 'time');
	t.is(words({type: 'string', pattern: '^sub_[0-9a-z]{26}$'}), 'id `sub_…`');
	t.is(words({anyOf: [refTo('Status'), {type: 'null'}]}), 'one of `active`, `ended` or null');
	t.is(words({type: ['integer', 'null']}), 'integer or null');
	t.is(words({type: 'array', items: {type: 'string'}}), 'list of string');
	t.is(words({type: 'object', additionalProperties: {type: 'integer'}}), 'map of integer');
});

test('a shape with a name is a link, and what holds itself has an end', t => {
	t.is(words({type: 'array', items: refTo('Plan')}), 'list of [Plan](#plan)');
	t.is(words(refTo('Json')), 'string or list of any value');
	t.deepEqual(shapesIn(document, refTo('Json')), []);
	t.deepEqual(shapesIn(document, {type: 'array', items: refTo('Plan')}), ['Plan']);
});

test('limits are said once, and those that say nothing are left out', t => {
	const limits = (schema: Schema) => limitWords(document, schema);
	t.deepEqual(limits({type: 'integer', minimum: 1, maximum: Number.MAX_SAFE_INTEGER}), ['at least 1']);
	t.deepEqual(limits({type: 'integer', minimum: 1, maximum: 100, default: 20}), ['1 to 100', 'default `20`']);
	t.deepEqual(limits({anyOf: [{type: 'string', maxLength: 9}, {type: 'null'}]}), ['at most 9 characters']);
	t.deepEqual(limits({type: 'array', minItems: 1, maxItems: 1, items: {type: 'string', minLength: 2}}), [
		'1 item',
		'each at least 2 characters',
	]);
	t.deepEqual(limits({type: 'string', pattern: '^pln_[0-9a-z]{26}$'}), []);
});

test('fields of nameless objects stand in the table of what holds them', t => {
	t.deepEqual(
		fieldsOf(document, {type: 'object', properties: {list: {type: 'array', items: nested}, plan: refTo('Plan')}}).map(({name}) => name),
		['list', 'list[].day', 'plan'],
	);
	t.true(outputTable(document, fieldsOf(document, {properties: {status: refTo('Status')}})).includes('How it is. May be missing.'));
});
