import type {DayOfRates} from '../../domain/billing/tax/reference-rates.ts';
import {compare, decimalFault, decimalOf, parseDecimal} from '../../domain/platform/values/decimal.ts';
import {isDay} from '../../domain/platform/values/period.ts';

const COMMENT = /<!--[\s\S]*?-->/g;
const CUBE = /<Cube\b([^<>]*)>/g;
const ATTRIBUTE = /^\s+([A-Za-z]+)\s*=\s*(?:'([^'<>&]*)'|"([^"<>&]*)")/;
const CURRENCY = /^[A-Z]{3}$/;

/**
 * Reads the European Central Bank's reference rates, oldest day first. The format is three nested `Cube` elements without text: the
 * outermost without attributes, one with `time` for each day, in it one with `currency` and `rate` for each rate. A `Cube` that is
 * anything else is refused by an `Error`, so that a change of the format is seen and never guessed at. For three attributes no parser
 * of all of XML is needed, and without one there is nothing that expands entities or loads what is named.
 */
export function readRates(xml: string): DayOfRates[] {
	const text = xml.replace(COMMENT, '');
	if (/<!/.test(text)) throw new Error('the reference rates declare a document type or hold raw text');
	if (!/<\/(?:\w+:)?Envelope>\s*$/.test(text)) throw new Error('the reference rates are cut off');
	const days: {day: string; perEuro: Map<string, string>}[] = [];
	for (const [, inside = ''] of text.matchAll(CUBE)) {
		const attributes = attributesOf(inside);
		const {time = '', currency = '', rate = ''} = attributes;
		const current = days.at(-1);
		switch (Object.keys(attributes).toSorted().join(' ')) {
			case '':
				break;
			case 'time':
				if (!isDay(time) || days.some(({day}) => day === time))
					throw new Error('the reference rates name a day that is none, or one twice');
				days.push({day: time, perEuro: new Map()});
				break;
			case 'currency rate':
				if (!current || !isRate(currency, rate) || current.perEuro.has(currency))
					throw new Error('the reference rates hold what is no rate');
				current.perEuro.set(currency, rate);
				break;
			default:
				throw new Error('the reference rates say something new of a rate');
		}
	}

	if (days.length === 0 || days.some(({perEuro}) => perEuro.size === 0)) throw new Error('the reference rates hold no rate');
	return days.toSorted((one, other) => (one.day < other.day ? -1 : 1));
}

const isRate = (currency: string, rate: string): boolean =>
	CURRENCY.test(currency) && decimalFault(rate) === undefined && compare(parseDecimal(rate), decimalOf(0n)) > 0;

/** The attributes of a tag; throws on anything else in it. */
function attributesOf(inside: string): Readonly<{time?: string; currency?: string; rate?: string}> {
	const found: Record<string, string> = {};
	let rest = inside.replace(/\/?$/, '');
	while (rest.trim() !== '') {
		const [all, name = '', single, double] = ATTRIBUTE.exec(rest) ?? [];
		if (all === undefined || name in found) throw new Error('the reference rates hold what is no attribute');
		found[name] = single ?? double ?? '';
		rest = rest.slice(all.length);
	}

	return found;
}
