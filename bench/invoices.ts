import {Pool} from 'pg';
import {pino} from 'pino';
import {draft} from '../src/domain/billing/draft/draft.ts';
import {finalizeInvoice} from '../src/domain/billing/final/finalize.ts';
import {BillingProfile} from '../src/domain/organization/billing-profile.ts';
import {Partner} from '../src/domain/organization/partner.ts';
import {systemClock} from '../src/domain/platform/process/clock.ts';
import {openDatabase} from '../src/domain/platform/process/open-database.ts';
import {asSystem} from '../src/domain/platform/unit/as-system.ts';
import {decimalOf} from '../src/domain/platform/values/decimal.ts';
import type {IdOf} from '../src/domain/platform/values/id.ts';
import {makeDatabase} from '../test/support/database.ts';
import {compare} from './support/compare.ts';
import {finalizeBare} from './support/finalize-bare.ts';

const CLIENTS = 8;
const DOCUMENTS = 400;
const LINES = 3;
const SELLER = 'prt_bench';
const BUYER = 'tnt_bench';

/** I1: documents finalised in a second, beside a bare script that reads and writes the same under the same lock. */
await using parts = new AsyncDisposableStack();
const database = await makeDatabase();
parts.defer(database.drop);
const log = pino({level: 'silent'});
const {inUnit} = openDatabase(
	{url: database.appUrl, poolSize: CLIENTS, statementTimeoutMs: 60_000, applicationName: 'bench'},
	{clock: systemClock, log},
	parts,
);
const pool = new Pool({connectionString: database.appUrl, max: CLIENTS});
parts.defer(async () => pool.end());

await asSystem(inUnit, {because: 'bench'}, async ({em, now}) => {
	em.create(Partner, {
		...{id: SELLER, name: 'Bench', invoiceNumberPrefix: 'BENCH', paymentTermsDays: 14, ossRegistered: false, timeZone: 'Europe/Amsterdam'},
		...{legalName: 'Bench B.V.', sellerAddressLine1: 'Keizersgracht 1', sellerPostalCode: '1015 CN', sellerCity: 'Amsterdam'},
		...{sellerCountryCode: 'NL', sellerVatNumber: 'NL004495445B01', createdAt: now, updatedAt: now},
	});
	em.create(BillingProfile, {
		...{tenantId: BUYER, partnerId: SELLER, companyName: 'Acme B.V.', addressLine1: 'Oudegracht 3', postalCode: '3511 AB', city: 'Utrecht'},
		...{countryCode: 'NL', taxExempt: false, isBusiness: false, vatNumberStatus: 'unchecked'},
		...{preferredEinvoiceFormat: 'ubl', preferredLanguage: 'en', contactEmail: 'finance@acme.example'},
	});
});

const line = {
	...{kind: 'manual' as const, description: 'Consulting', quantity: decimalOf(2n), unitPriceMinor: decimalOf(1234n), amountMinor: 2468n},
	...{periodStart: '2026-06-01', periodEnd: '2026-06-30'},
};

/** Drafts of three lines each, not measured. */
async function drafts(): Promise<IdOf<'invoice'>[]> {
	return asSystem(inUnit, {because: 'bench'}, async unit => {
		const ids: IdOf<'invoice'>[] = [];
		for (let made = 0; made < DOCUMENTS; made++) {
			const head = {tenantId: BUYER, partnerId: SELLER, documentType: 'invoice', currency: 'EUR', isAutomatic: false} as const;
			const {invoice} = await draft(unit, {...head, lines: Array.from({length: LINES}, () => line)});
			ids.push(invoice.id);
			unit.em.clear();
		}

		return ids;
	});
}

/** How many documents a second several clients finalise at once. */
const finalizedPerSecond = (finalizeOne: (id: IdOf<'invoice'>) => Promise<unknown>) => async (): Promise<number> => {
	const waiting = await drafts();
	const started = performance.now();
	const client = async () => {
		for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) await finalizeOne(id);
	};
	await Promise.all(Array.from({length: CLIENTS}, client));
	return (DOCUMENTS * 1000) / (performance.now() - started);
};

await compare({
	name: 'I1',
	goal: 0.5,
	ours: finalizedPerSecond(async invoiceId =>
		asSystem(inUnit, {because: 'bench'}, async unit => finalizeInvoice(unit, {invoiceId, isVatStrict: false})),
	),
	other: finalizedPerSecond(async id => finalizeBare(pool, id)),
});
