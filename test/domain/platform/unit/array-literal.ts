import test from 'ava';
import {arrayLiteral} from '../../../../src/domain/platform/unit/array-literal.ts';

const cases: [items: (string | null)[], literal: string][] = [
	[[], '{}'],
	[['a', 'b c', ''], '{"a","b c",""}'],
	[[null, 'null'], '{null,"null"}'],
	[['say "hi"', 'back\\slash', '{x,y}'], '{"say \\"hi\\"","back\\\\slash","{x,y}"}'],
];

for (const [items, literal] of cases) test(`${JSON.stringify(items)} is ${literal}`, t => t.is(arrayLiteral(items), literal));
