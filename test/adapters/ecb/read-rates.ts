import test from 'ava';
import {readRates} from '../../../src/adapters/ecb/read-rates.ts';
import {ecbXml} from '../../support/ecb.ts';

const day = ecbXml({'2026-06-15': {USD: '1.0842', JPY: '161.25'}});

test('days, currencies and rates are read as they are written, in either quotes, past comments', t => {
	const commented = day.replace('<Cube>', '<!-- <Cube currency="CHF" rate="1"/> --><Cube>');
	for (const xml of [day, commented, ecbXml({'2026-06-15': {USD: '1.0842', JPY: '161.25'}}, '"')]) {
		t.deepEqual(
			readRates(xml).map(read => [read.day, [...read.perEuro]]),
			[
				[
					'2026-06-15',
					[
						['USD', '1.0842'],
						['JPY', '161.25'],
					],
				],
			],
		);
	}
});

for (const [what, xml] of [
	['nothing', ''],
	['no rate at all', ecbXml({})],
	['a day without rates', ecbXml({'2026-06-15': {}})],
	['a file that is cut off', day.slice(0, -20)],
	['a day that does not exist', day.replace('2026-06-15', '2026-06-31')],
	['a day twice', day.replace('<Cube>', "<Cube><Cube time='2026-06-15'><Cube currency='USD' rate='1'/></Cube>")],
	['a rate before any day', day.replace('<Cube>', "<Cube><Cube currency='CHF' rate='0.9'/>")],
	['a currency twice', day.replace('JPY', 'USD')],
	['a currency that is none', day.replace('JPY', 'jpy')],
	['a rate of nothing', day.replace('161.25', '0')],
	['a rate below zero', day.replace('161.25', '-1')],
	['a rate with a comma', day.replace('161.25', '161,25')],
	['a rate with an exponent', day.replace('161.25', '1e2')],
	['a currency without a rate', day.replace(" rate='161.25'", '')],
	['an attribute that changes what a rate means', day.replace(" rate='161.25'", " multiplier='100' rate='161.25'")],
	['an entity', day.replace('161.25', '&rate;')],
	['a document type', day.replace('<gesmes:Envelope', '<!DOCTYPE x [<!ENTITY rate "1">]><gesmes:Envelope')],
	['raw text', day.replace('Reference rates', '<![CDATA[<Cube>]]>')],
] as const) {
	test(`${what} is refused`, t => {
		t.throws(() => readRates(xml), {message: /reference rates/});
	});
}
