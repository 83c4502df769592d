import {mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {checkedBy} from '../../../support/einvoice-corpus.ts';
import {officialRulesIn} from '../../../support/official-rules.ts';

const DOCUMENTS = 100;

/** Where the official rules are put: they are not ours to give out. */
const FOLDER = process.env['EINVOICE_RULES'] ?? join(import.meta.dirname, '../../../../.data/einvoice-rules');

const official = officialRulesIn(FOLDER);

if (official.length === 0) {
	test.skip(`the official rules find no fault: skipped, for none lie in ${FOLDER}`, () => {});
} else {
	test('the official rules find no fault in what the product writes', t => {
		const {looks, broken} = checkedBy(official, DOCUMENTS);
		t.true(looks > 0);
		t.deepEqual([...broken.keys()], []);
	});
}

/** A stylesheet as a Schematron is made into one, of two rules: one that every document keeps, and one that none does. */
const twoRules = `<xsl:stylesheet version="2.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:svrl="http://purl.oclc.org/dsdl/svrl"
	xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
	xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
	<xsl:template match="/">
		<svrl:schematron-output>
			<xsl:if test="xs:decimal(/*/cac:LegalMonetaryTotal/cbc:LineExtensionAmount) ne sum(/*/(cac:InvoiceLine|cac:CreditNoteLine)/cbc:LineExtensionAmount/xs:decimal(.))"
				xmlns:xs="http://www.w3.org/2001/XMLSchema">
				<svrl:failed-assert id="KEPT" flag="fatal" location="/"><svrl:text>The lines add up</svrl:text></svrl:failed-assert>
			</xsl:if>
			<svrl:failed-assert id="BROKEN" flag="fatal" location="/"><svrl:text>Nothing is right</svrl:text></svrl:failed-assert>
			<svrl:failed-assert id="ADVICE" flag="warning" location="/"><svrl:text>Could be nicer</svrl:text></svrl:failed-assert>
		</svrl:schematron-output>
	</xsl:template>
</xsl:stylesheet>`;

test('rules that lie in a folder are asked about the documents that they are for, and what they say is heard', t => {
	const folder = mkdtempSync(join(tmpdir(), 'einvoice-rules-'));
	writeFileSync(join(folder, 'EN16931-UBL-validation.xslt'), twoRules);
	writeFileSync(join(folder, 'readme.txt'), 'UBL');
	const {looks, broken} = checkedBy(officialRulesIn(folder), 20);
	t.true(looks > 20);
	t.deepEqual([...broken], [['EN16931-UBL-validation.xslt: BROKEN Nothing is right at /', looks]]);
});
