import {execFileSync} from 'node:child_process';
import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {basename, join} from 'node:path';
import SaxonJS from 'saxon-js';

/** It makes stylesheets into what saxon-js runs. */
const COMPILER = join(import.meta.dirname, '../../node_modules/xslt3/xslt3.js');

/** What a set of rules is for. */
export type Syntax = 'ubl' | 'cii';

/** A set of official rules, compiled: what it says is broken in a document, each with its number. */
export type OfficialRules = Readonly<{
	name: string;
	syntax: Syntax;
	/** Whose rules: those of the norm are for every document, the others for their own. */
	of: 'en16931' | 'peppol' | 'xrechnung';
	broken: (xml: string) => string[];
}>;

const FAILED = /<svrl:(?:failed-assert|successful-report)\b([^>]*)>([\s\S]*?)<\/svrl:(?:failed-assert|successful-report)>/g;

const attribute = (attributes: string, name: string): string => new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';

/** The rules that are broken for certain: what is only advised against does not count. */
function failuresIn(svrl: string): string[] {
	return [...svrl.matchAll(FAILED)].flatMap(([, attributes = '', inside = '']) => {
		const weight = attribute(attributes, 'flag') || attribute(attributes, 'role');
		if (/warning|information/i.test(weight)) return [];
		const text = inside
			.replace(/<[^>]+>/g, ' ')
			.replace(/\s+/g, ' ')
			.trim();
		return [`${attribute(attributes, 'id')} ${text} at ${attribute(attributes, 'location')}`];
	});
}

/** The compiler is a program; what it makes of a stylesheet is JSON, which is run for each document. */
function compiled(file: string): (xml: string) => string[] {
	const folder = mkdtempSync(join(tmpdir(), 'einvoice-rules-'));
	try {
		const target = join(folder, 'rules.sef.json');
		execFileSync(process.execPath, [COMPILER, `-xsl:${file}`, `-export:${target}`, '-nogo'], {stdio: ['ignore', 'ignore', 'inherit']});
		const stylesheetInternal: object = JSON.parse(readFileSync(target, 'utf8'));
		return xml => failuresIn(SaxonJS.transform({stylesheetInternal, sourceText: xml, destination: 'serialized'}, 'sync').principalResult);
	} finally {
		rmSync(folder, {recursive: true});
	}
}

function rulesIn(file: string): OfficialRules | undefined {
	const name = basename(file);
	const syntax = /ubl/i.test(name) ? 'ubl' : /cii/i.test(name) ? 'cii' : undefined;
	if (!syntax || !/\.xslt?$/i.test(name)) return undefined;
	const of = /xrechnung/i.test(name) ? 'xrechnung' : /peppol/i.test(name) ? 'peppol' : 'en16931';
	return {name, syntax, of, broken: compiled(file)};
}

/**
 * The official rules in a folder: Schematron that was made into XSLT, as its publishers give it out (`EN16931-UBL-validation.xslt`,
 * `EN16931-CII-validation.xslt`, `PEPPOL-EN16931-UBL.xslt`, `XRechnung-UBL-validation.xsl`), in it or in a folder of it. The names say
 * what they are for. None when the folder is not there.
 */
export function officialRulesIn(folder: string): OfficialRules[] {
	if (!existsSync(folder)) return [];
	const files = readdirSync(folder, {recursive: true, encoding: 'utf8'}).toSorted();
	return files.flatMap(file => rulesIn(join(folder, file)) ?? []);
}
