import {z} from 'zod';
import {isCurrency} from '../../domain/platform/values/currencies.ts';
import {type Decimal, decimalFault, formatDecimal, formatPercentage, parseDecimal} from '../../domain/platform/values/decimal.ts';
import {firstIllegible, isVisible} from '../../domain/platform/values/legible-text.ts';
import {MAX_MINOR} from '../../domain/platform/values/money.ts';
import {isDay} from '../../domain/platform/values/period.ts';
import {isInTimeRange} from '../../domain/platform/values/time-range.ts';

/** Control, line-separator and bidirectional-override characters: none of them belongs into a single line. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const NOT_IN_A_LINE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;

const METADATA_KEYS_LIMIT = 50;
const METADATA_BYTES_LIMIT = 8192;

/** What people are to read must be there to be read, on paper as well. */
function judgeLegibility(text: string, context: z.RefinementCtx): void {
	const illegible = firstIllegible(text);
	if (illegible !== undefined) {
		const codePoint = (illegible.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
		context.addIssue(`has a character that documents cannot show: U+${codePoint}`);
	}
	if (text !== '' && !isVisible(text)) context.addIssue('must have a visible character');
}

/** A single line of text, not empty, without surrounding white space. */
export const line = (most: number) =>
	z
		.string()
		.trim()
		.min(1, 'must not be empty')
		.max(most, `must have at most ${most} characters`)
		.refine(text => !NOT_IN_A_LINE.test(text), 'must be a single line without control characters')
		.superRefine(judgeLegibility)
		.meta({example: 'Text'.slice(0, most)});

/** Text of several lines; it may be empty. */
export const text = (most: number) =>
	z.string().max(most, `must have at most ${most} characters`).superRefine(judgeLegibility).meta({example: 'Some text'});

/** How things are named in paths. */
export const slug = z
	.string()
	.regex(/^[a-z][a-z0-9_-]{0,62}$/, 'must be 1 to 63 of a-z, 0-9, _ and -, beginning with a letter')
	.meta({example: 'crm'});

/** A link that people will click. */
export const httpsUrl = z
	.string()
	.max(2048)
	.refine(value => URL.canParse(value) && new URL(value).protocol === 'https:', 'must be an https URL')
	.meta({example: 'https://example.com/'});

/** Any http or https URL; who calls it decides whether it may be called. */
export const webUrl = z
	.string()
	.max(2048)
	.refine(value => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol), 'must be a URL')
	.meta({example: 'https://example.com/hooks'});

/** ISO 3166-1 alpha-2; whether it exists is judged with the rest of the address. */
export const countryCode = z
	.string()
	.regex(/^[A-Z]{2}$/, 'must be two capital letters')
	.meta({example: 'NL'});

/** ISO 4217, with 0 or 2 decimals. */
export const currency = z
	.custom<string>(value => typeof value === 'string' && isCurrency(value), 'must be a currency code like EUR')
	.meta({
		type: 'string',
		example: 'EUR',
		override: {type: 'string'},
	});

/** A time in an answer. */
export const instant = z
	.date()
	.transform(value => value.toISOString())
	.pipe(z.iso.datetime())
	.meta({example: '2026-06-01T00:00:00.000Z'});

const isInRange = (text: string): boolean => isInTimeRange(Date.parse(text));

const RANGE_FAULT = 'must lie between 2000-01-01 and 2199-12-31';

/** A time in a request: RFC 3339, any offset, from 2000 to 2199. */
export const givenInstant = z.iso
	.datetime({offset: true, error: 'must be a time like 2026-06-01T00:00:00Z'})
	.refine(isInRange, RANGE_FAULT)
	.transform(value => new Date(value))
	.meta({example: '2026-06-01T00:00:00Z'});

/** A day or a time in a request, from 2000 to 2199; a day is the midnight, in UTC, that it begins with. */
export const givenDayOrInstant = z
	.union([z.iso.date(), z.iso.datetime({offset: true})], {error: 'must be a date like 2026-06-01 or a time like 2026-06-01T00:00:00Z'})
	.refine(isInRange, RANGE_FAULT)
	.transform(value => new Date(value))
	.meta({example: '2026-06-01'});

/** Minor units in an answer: a JSON integer. */
export const minorUnits = z.bigint().transform(Number).pipe(z.int()).meta({example: 4900});

/** Minor units in a request that cannot be below zero. */
export const givenPrice = z
	.int('must be a whole number of minor units')
	.min(0, 'must not be negative')
	.max(Number(MAX_MINOR))
	.transform(BigInt)
	.meta({example: 4900});

/** Minor units in a request that are above zero. */
export const givenAmount = z
	.int('must be a whole number of minor units')
	.min(1, 'must be above 0')
	.max(Number(MAX_MINOR))
	.transform(BigInt)
	.meta({example: 4900});

/** An exact decimal in an answer: a string without trailing zeros. */
export const decimal = z
	.custom<Decimal>(value => typeof value === 'object' && value !== null && 'trillionths' in value)
	.transform(formatDecimal)
	.pipe(z.string())
	.meta({example: '0.02'});

const exactDecimal = (faultBeyondForm: (value: string) => string | undefined) =>
	z
		.union([z.string().max(40), z.number()])
		.superRefine((value, context) => {
			const fault = decimalFault(value) ?? faultBeyondForm(String(value));
			if (fault !== undefined) context.addIssue(fault);
		})
		.transform(value => (decimalFault(value) === undefined ? parseDecimal(value) : z.NEVER));

/** An exact decimal in a request: a string, or a number that JSON keeps exactly; not negative. */
export const givenDecimal = exactDecimal(value => (value.startsWith('-') ? 'must not be negative' : undefined)).meta({example: '0.02'});

/** The same with a sign: a negative quantity is a deduction. */
export const givenSignedDecimal = exactDecimal(() => undefined).meta({example: '2'});

const HUNDRED = parseDecimal('100').trillionths;

/** A percentage in a request, from 0 to 100. */
export const givenPercentage = givenDecimal
	.refine(({trillionths}) => trillionths <= HUNDRED, 'must be at most 100')
	.meta({example: '12.5'});

/** A percentage in an answer: two decimals. */
export const percentage = z
	.custom<Decimal>(value => typeof value === 'object' && value !== null && 'trillionths' in value)
	.transform(formatPercentage)
	.pipe(z.string())
	.meta({example: '21.00'});

/** A calendar day in an answer. */
export const day = z.string().refine(isDay, 'must be a day like 2026-06-01').meta({format: 'date', example: '2026-06-01'});

/** A calendar day in a request, from 2000 to 2199. */
export const givenDay = z
	.string()
	.refine(isDay, {error: 'must be a day like 2026-06-01', abort: true})
	.refine(isInRange, RANGE_FAULT)
	.meta({format: 'date', example: '2026-06-01'});

/** Key and value pairs that only the customer understands. */
export const metadata = z
	.record(z.string().min(1).max(64), z.string().max(1024))
	.refine(value => Object.keys(value).length <= METADATA_KEYS_LIMIT, `must have at most ${METADATA_KEYS_LIMIT} keys`)
	.refine(value => Buffer.byteLength(JSON.stringify(value)) <= METADATA_BYTES_LIMIT, `must have at most ${METADATA_BYTES_LIMIT} bytes`)
	.meta({example: {order: '2026-17'}});
