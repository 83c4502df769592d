/** Letters as two digits (A = 10 … Z = 35), as the check systems of ISO 7064 read them. */
const asDigits = (text: string): string => text.replace(/[A-Z]/g, letter => String(letter.charCodeAt(0) - 55));

/** The remainder by 97 of digits and capitals: 1 where two check digits by ISO 7064 MOD 97-10 stand at the end. */
export const remainderBy97 = (text: string): number => Number(BigInt(asDigits(text)) % 97n);

/** The digits, each times the weight at its place, added up; as many digits as weights. */
export const weightedSum = (digits: string, weights: readonly number[]): number =>
	weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0);

/** Luhn's check (ISO/IEC 7812-1): every second digit from the right, beginning with the last but one, is doubled. */
export function passesLuhn(digits: string): boolean {
	const sum = [...digits].reverse().reduce((total, digit, index) => {
		const value = index % 2 === 0 ? Number(digit) : 2 * Number(digit);
		return total + (value > 9 ? value - 9 : value);
	}, 0);

	return sum % 10 === 0;
}
