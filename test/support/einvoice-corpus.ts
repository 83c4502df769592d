import fc from 'fast-check';
import {eInvoiceOf} from '../../src/domain/billing/einvoice/einvoice-of.ts';
import {formatFaults} from '../../src/domain/billing/einvoice/format-rules.ts';
import {type RuleSet, ruleSetOf} from '../../src/domain/billing/einvoice/formats.ts';
import {writeCii} from '../../src/domain/billing/einvoice/write-cii.ts';
import {writeUbl} from '../../src/domain/billing/einvoice/write-ubl.ts';
import {anySource} from './einvoices.ts';
import type {OfficialRules, Syntax} from './official-rules.ts';

/** A document as the product writes it, and whose rules it keeps. */
type Written = Readonly<{syntax: Syntax; rules: RuleSet; xml: string}>;

const formats = ['ubl', 'xrechnung', 'cii'] as const;

/** So many random documents that the product lets be final, in every format that it lets each be written in. The same every time. */
function writtenDocuments(count: number): Written[] {
	const sources = fc.sample(anySource, {numRuns: count, seed: 20_260_601}).filter(({faults}) => faults.length === 0);
	return sources.map(eInvoiceOf).flatMap(document =>
		formats
			.filter(format => formatFaults(document, format).length === 0)
			.map(format => {
				const rules = ruleSetOf(format, document);
				return format === 'cii' ? {syntax: 'cii', rules, xml: writeCii(document)} : {syntax: 'ubl', rules, xml: writeUbl(document, rules)};
			}),
	);
}

/** What official rules say of what the product writes: how many looks were taken, and each rule that is broken, with how often. */
export function checkedBy(official: readonly OfficialRules[], count: number): {looks: number; broken: Map<string, number>} {
	const broken = new Map<string, number>();
	let looks = 0;
	for (const {syntax, rules, xml} of writtenDocuments(count)) {
		for (const set of official) {
			if (set.syntax !== syntax || (set.of !== 'en16931' && set.of !== rules)) continue;
			looks += 1;
			for (const rule of set.broken(xml)) broken.set(`${set.name}: ${rule}`, (broken.get(`${set.name}: ${rule}`) ?? 0) + 1);
		}
	}

	return {looks, broken};
}
