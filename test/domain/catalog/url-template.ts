import test from 'ava';
import {fillUrl, urlTemplateFault} from '../../../src/domain/catalog/url-template.ts';

const tenant = {id: 'tnt_acme', slug: 'acme'};

const sound: readonly [template: string, endpoint: string | undefined, url: string | undefined][] = [
	['https://crm.example/', undefined, 'https://crm.example/'],
	['https://{{tenant.slug}}.crm.example/', undefined, 'https://acme.crm.example/'],
	['https://crm.example/?t={{ tenant.id }}', undefined, 'https://crm.example/?t=tnt_acme'],
	['https://crm.example/{{endpoint}}', 'a b/ü?#', 'https://crm.example/a%20b%2F%C3%BC%3F%23'],
	['https://{{endpoint}}/', 'acme.crm.example', 'https://acme.crm.example/'],
	['https://{{endpoint}}/', 'evil.example/', undefined],
	['https://{{endpoint}}/', 'user@evil.example', undefined],
	['https://crm.example/{{endpoint}}', undefined, undefined],
];

for (const [template, endpoint, url] of sound) {
	test(`${template} with the endpoint ${endpoint} is ${url}`, t => {
		t.is(urlTemplateFault(template), undefined);
		t.is(fillUrl(template, {tenant, endpoint}), url);
	});
}

for (const template of [
	'http://crm.example/',
	'javascript:alert(1)',
	'{{endpoint}}',
	'https://',
	'/relative',
	'https://crm.example/{{tenant.name}}',
	'https://crm.example/{{constructor}}',
	'https://crm.example/{{tenant.id}',
	'https://crm.example/{tenant.id}',
]) {
	test(`${template} is refused`, t => {
		t.is(typeof urlTemplateFault(template), 'string');
	});
}
