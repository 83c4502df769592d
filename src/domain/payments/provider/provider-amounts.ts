import {type Currency, minorDigits} from '../../platform/values/currencies.ts';

/** How many decimals a provider's amounts have where they are not the currency's own; for both ways. */
export type AmountTable = Readonly<Partial<Record<Currency, number>>>;

const digitsAt = (table: AmountTable, currency: Currency): number => table[currency] ?? minorDigits(currency);

/** Our minor units as a provider counts them. */
export const toUnits = (table: AmountTable, currency: Currency, minor: bigint): bigint =>
	minor * 10n ** BigInt(Math.max(0, digitsAt(table, currency) - minorDigits(currency)));

/** A provider's units as our minor units; undefined when they are none, as a fraction of one. */
export function fromUnits(table: AmountTable, currency: Currency, units: bigint): bigint | undefined {
	const step = 10n ** BigInt(Math.max(0, digitsAt(table, currency) - minorDigits(currency)));
	return units % step === 0n ? units / step : undefined;
}

/** `10.00`, with as many decimals as the provider writes. */
export function toText(table: AmountTable, currency: Currency, minor: bigint): string {
	const digits = digitsAt(table, currency);
	const units = toUnits(table, currency, minor)
		.toString()
		.padStart(digits + 1, '0');
	return digits === 0 ? units : `${units.slice(0, -digits)}.${units.slice(-digits)}`;
}

/** The other way; undefined when the text is no amount of this currency. */
export function fromText(table: AmountTable, currency: Currency, text: string): bigint | undefined {
	const parts = /^(\d{1,13})(?:\.(\d{1,6}))?$/.exec(text);
	if (!parts) return undefined;
	const digits = digitsAt(table, currency);
	const decimals = (parts[2] ?? '').replace(/0+$/, '');
	if (decimals.length > digits) return undefined;
	return fromUnits(table, currency, BigInt(`${parts[1]}${decimals.padEnd(digits, '0')}`));
}
