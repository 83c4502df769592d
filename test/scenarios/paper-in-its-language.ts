import test, {type ExecutionContext} from 'ava';
import {billingProfile, makeCustomer, makeDraft, makeFinalInvoice, makeSeller} from '../support/factories.ts';
import {pdfPages, placedTexts} from '../support/pdf-text.ts';
import {startWorld, type World} from '../support/scenario.ts';

let world: World;
let partner: string;

test.before(async () => {
	world = await startWorld('2026-06-15T10:00:00Z');
	({partner} = await makeSeller(world));
});
test.after.always(async () => world.close());

/** A PDF, asked for again when it takes its time. */
async function pdfOf(id: string): Promise<Uint8Array> {
	for (let tries = 1; ; tries++) {
		const answer = await world.operator.get(`/admin/invoices/${id}/pdf`);
		if (answer.status === 200 || tries === 5) return answer.bytes;
	}
}

/** The text of a draft to a customer with this profile, without the one sentence that stands in English on every paper. */
async function paperFor(t: ExecutionContext, profile: Record<string, unknown>): Promise<string> {
	const {tenantId} = await makeCustomer(world, {partner});
	t.is((await world.operator.put(`/admin/tenants/${tenantId}/billing-profile`, billingProfile(profile))).status, 200);
	const {id} = await makeDraft(world, tenantId);
	const pages = await pdfPages(await pdfOf(id));
	return pages.join(' ').replaceAll('\u00a0', ' ').replaceAll('Reverse charge - Art. 196 EU VAT Directive', '');
}

const german = {country_code: 'DE', postal_code: '10115', city: 'Berlin', vat_number: 'DE136695976', is_business: true};
const american = {country_code: 'US', postal_code: '10001', city: 'New York', vat_number: null};

type Said = Readonly<{home: string; rated: string; exempt: string; exported: string; abroad: string; reversed: string}>;

const said: Readonly<Record<string, Said>> = {
	nl: {
		...{home: 'Nederland', rated: 'Btw 21,00%', exempt: 'Vrijgesteld van btw', exported: 'Export buiten de EU', abroad: 'Verenigde Staten'},
		reversed: 'Btw verlegd',
	},
	de: {
		...{home: 'Niederlande', rated: 'USt. 21,00 %', exempt: 'Umsatzsteuerfrei', exported: 'außerhalb der EU', abroad: 'Vereinigte Staaten'},
		reversed: 'Steuerschuldnerschaft des Leistungsempfängers',
	},
	fr: {
		...{home: 'Pays-Bas', rated: 'TVA 21,00 %', exempt: 'Exonéré de TVA', exported: "Exportation hors de l'UE", abroad: 'États-Unis'},
		reversed: 'Autoliquidation',
	},
	es: {
		...{
			home: 'Países Bajos',
			rated: 'IVA 21,00 %',
			exempt: 'Exento de IVA',
			exported: 'Exportación fuera de la UE',
			abroad: 'Estados Unidos',
		},
		reversed: 'Inversión del sujeto pasivo',
	},
	it: {
		...{home: 'Paesi Bassi', rated: 'IVA 21,00%', exempt: 'Esente da IVA', exported: "Esportazione fuori dall'UE", abroad: 'Stati Uniti'},
		reversed: 'Inversione contabile',
	},
};

const ENGLISH = /\bVAT\b|exempt\b|Export outside|Netherlands|Germany|United States|\bSubtotal EUR|\d\.\d\d\b/;

for (const [language, {home, rated, exempt, exported, abroad, reversed}] of Object.entries(said)) {
	test.serial(`a paper in ${language} has no English word about VAT or countries`, async t => {
		const profile = {preferred_language: language};
		const papers = {
			atHome: await paperFor(t, {...profile, vat_number: null}),
			exempt: await paperFor(t, {...profile, vat_number: null, tax_exempt: true}),
			exported: await paperFor(t, {...profile, ...american}),
			reversed: await paperFor(t, {...profile, ...german}),
		};
		for (const paper of Object.values(papers)) t.notRegex(paper, ENGLISH);
		t.true(papers.atHome.includes(rated), papers.atHome);
		t.is(papers.atHome.split(home).length, 2, 'the seller’s country, and none in an address at home');
		t.true(papers.exempt.includes(exempt), papers.exempt);
		t.true(papers.exported.includes(exported), papers.exported);
		t.true(papers.exported.includes(abroad), papers.exported);
		t.true(papers.reversed.includes(reversed), papers.reversed);
	});
}

test.serial('the notes of an invoice and the reason of a credit note keep their lines', async t => {
	const lines = ['Erste Zeile', 'Zweite Zeile', '- Punkt eins', '- Punkt zwei'];
	const text = 'Erste Zeile\nZweite Zeile\n\n- Punkt eins\n- Punkt zwei';
	const {tenantId} = await makeCustomer(world, {partner, profile: {preferred_language: 'de'}});
	const invoice = await makeFinalInvoice(world, tenantId, {notes: text});
	const note = await world.operator.post(`/admin/invoices/${invoice.id}/credit-note`, {reason: text});
	t.is(note.status, 201);
	for (const id of [invoice.id, String(note.body.data.id)]) {
		const texts = await placedTexts(await pdfOf(id));
		t.deepEqual(
			texts.map(({text: found}) => found).filter(found => lines.includes(found)),
			lines,
		);
	}
});
