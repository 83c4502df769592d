import {checkedBy} from '../test/support/einvoice-corpus.ts';
import {officialRulesIn} from '../test/support/official-rules.ts';

const DOCUMENTS = 200;

/** `npm run einvoice:check -- FOLDER`: what the official rules in a folder say of the e-invoices that the product writes. */
function check(folder: string | undefined): number {
	if (folder === undefined) {
		console.error('Name the folder with the official rules, as XSLT: npm run einvoice:check -- FOLDER');
		return 2;
	}

	const official = officialRulesIn(folder);
	if (official.length === 0) {
		console.error(`In ${folder} lie no rules: files like EN16931-UBL-validation.xslt are looked for.`);
		return 2;
	}

	for (const {name, syntax, of} of official) console.log(`${name}: ${of}, ${syntax}`);
	const {looks, broken} = checkedBy(official, DOCUMENTS);
	for (const [rule, times] of broken) console.error(`${times} × ${rule}`);
	console.log(`${looks} documents looked at, ${broken.size} rules broken`);
	return looks > 0 && broken.size === 0 ? 0 : 1;
}

process.exitCode = check(process.argv[2]);
