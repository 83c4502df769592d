/** The most characters of a name (AT-21) and of an unstructured remittance text (AT-05). */
const MAX_NAME_CHARACTERS = 70;
const MAX_REMITTANCE_CHARACTERS = 140;

/** A SEPA credit transfer is of 0.01 to 999,999,999.99 euros. */
const MIN_AMOUNT_MINOR = 1n;
const MAX_AMOUNT_MINOR = 99_999_999_999n;

const IBAN = /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/;
const BIC = /^[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/;

/** Fields are lines of the payload: a control character in one of them would begin another field. */
const oneLine = (text: string, maxCharacters: number): string =>
	[...text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()].slice(0, maxCharacters).join('').trimEnd();

const compact = (code: string): string => code.replace(/\s/g, '').toUpperCase();

/** What is to be paid, to whom. Spaces in IBAN and BIC do not matter; `bic` may be left out within the EEA. */
export type EpcPayment = Readonly<{currency: string; amountMinor: bigint; name: string; iban: string; bic?: string; remittance: string}>;

/**
 * The payload of a QR code that fills in a SEPA credit transfer: version 002 in UTF-8 of the European Payments Council's guideline
 * EPC069-12, to be encoded with error correction level M. The name is cut to 70 characters.
 *
 * Undefined where such a transfer does not exist: another currency than EUR, an amount below 0.01 or above 999,999,999.99, something
 * that has not the form of an IBAN or a BIC, no name, a remittance text that does not fit.
 */
export function epcQrPayload({currency, amountMinor, name, iban, bic = '', remittance}: EpcPayment): string | undefined {
	if (currency !== 'EUR' || amountMinor < MIN_AMOUNT_MINOR || amountMinor > MAX_AMOUNT_MINOR) return undefined;
	if (!IBAN.test(compact(iban)) || (compact(bic) !== '' && !BIC.test(compact(bic)))) return undefined;

	const payee = oneLine(name, MAX_NAME_CHARACTERS);
	const text = oneLine(remittance, MAX_REMITTANCE_CHARACTERS + 1);
	if (payee === '' || [...text].length > MAX_REMITTANCE_CHARACTERS) return undefined;

	const amount = `EUR${amountMinor / 100n}.${String(amountMinor % 100n).padStart(2, '0')}`;
	const purpose = '';
	const structuredReference = '';

	return ['BCD', '002', '1', 'SCT', compact(bic), payee, compact(iban), amount, purpose, structuredReference, text].join('\n');
}
