import test from 'ava';
import {createRenderer} from '../../../src/adapters/typst/create-renderer.ts';
import {documentLanguages} from '../../../src/domain/billing/paper/invoice-document.ts';
import {builtInMail} from '../../../src/domain/billing/templates/built-in/built-in-templates.ts';
import {sampleVariables} from '../../../src/domain/billing/templates/mail-variables.ts';
import {mailTypes} from '../../../src/domain/billing/templates/template.ts';

const renderer = createRenderer({children: 1, log: {warn: () => {}}, timeoutMs: 30_000});

test.after.always(() => renderer.close());

for (const type of mailTypes) {
	test.serial(`the built-in ${type} says all it has to say in each language, in words of its own`, async t => {
		const said = new Set<string>();
		for (const language of documentLanguages) {
			const mail = await renderer.fill(builtInMail(type, language), sampleVariables(type, language), {isChecked: true});
			t.false(/\{[{%]/.test(mail.html + mail.subject));
			t.true(mail.html.includes('Seller B.V.') && mail.html.includes('See you soon!'));
			t.true(mail.html.includes(type === 'email_trial_ending' ? '7 May 2026' : 'SCAI-2026-000123'));
			said.add(mail.html);
		}

		t.is(said.size, documentLanguages.length);
	});
}

test.serial('the mail that asks for a confirmation is filled in each language', async t => {
	for (const language of documentLanguages) {
		const variables = sampleVariables('email_payment_failed', language);
		const {subject} = await renderer.fill(builtInMail('confirmation', language), variables, {isChecked: true});
		t.true(subject.includes('SCAI-2026-000123'));
	}
});
