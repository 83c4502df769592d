import {billingProfilesOf} from '../../organization/queries.ts';
import {findRows} from '../../platform/unit/find-rows.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import {byId} from '../../platform/values/by-id.ts';
import type {IdOf} from '../../platform/values/id.ts';
import type {EInvoiceFormat} from '../einvoice/formats.ts';
import {preferredFormat} from '../einvoice/load-einvoice.ts';
import {Invoice} from '../invoice.ts';
import {linesOfMany} from '../queries.ts';
import {refuse} from '../refusals.ts';
import {type Paper, paperOf} from '../templates/paper-of.ts';
import {loadPrinted} from './load-document.ts';
import {languageOf, type Printed} from './printed-document.ts';

/** All that a final document is printed from and with, and the e-invoice that its buyer prefers. */
export type PreparedPrinting = Readonly<{printed: Printed; paper: Paper; format: EInvoiceFormat}>;

/**
 * Loads what documents are printed from, by a fixed number of statements, and one or two for each that gives another one back or has a template
 * of its own. An error is for the document in its place: none holds up the others. In a unit that sees everything.
 */
export async function preparePrinting(unit: Unit, invoiceIds: readonly IdOf<'invoice'>[]): Promise<(PreparedPrinting | Error)[]> {
	if (invoiceIds.length === 0) return [];
	const invoices = byId(await findRows(unit.em, Invoice, {id: {$in: [...new Set(invoiceIds)]}}));
	const all = [...invoices.values()];
	const lines = await linesOfMany(
		unit,
		all.map(({id}) => id),
	);
	const profiles = await billingProfilesOf(unit, [...new Set(all.map(({tenantId}) => tenantId))]);
	const prepared: (PreparedPrinting | Error)[] = [];
	for (const id of invoiceIds) {
		const invoice = invoices.get(id);
		if (!invoice) prepared.push(refuse('invoice_not_found', {id}));
		else if (!invoice.number) prepared.push(refuse('not_yet_final', {status: invoice.status}));
		else {
			const printed = await loadPrinted(unit, invoice, lines.get(id) ?? []);
			const paper = await paperOf(unit, {invoice, parties: printed.parties, language: languageOf(printed.parties)});
			prepared.push({printed, paper, format: preferredFormat(profiles.get(invoice.tenantId))});
		}
	}

	return prepared;
}
