import {p, Type} from '@mikro-orm/postgresql';
import {type Decimal, formatDecimal, MAX_PLACES, parseDecimal} from '../values/decimal.ts';

const PRECISION = 30;

class DecimalType extends Type<Decimal, string> {
	override convertToDatabaseValue(value: Decimal | null): string {
		// The library converts what is null, too, and keeps it null whatever the types say.
		return value === null ? (value as unknown as string) : formatDecimal(value);
	}

	override convertToJSValue(value: string | null): Decimal {
		return value === null ? (value as unknown as Decimal) : parseDecimal(value);
	}

	override compareAsType(): string {
		return 'string';
	}

	override getColumnType(): string {
		return `numeric(${PRECISION},${MAX_PLACES})`;
	}
}

/** A column that holds an exact decimal. */
export const decimalColumn = () => p.type(DecimalType).$type<Decimal>();

/** A column of minor units, as the property's name should say (`basePriceMinor`). */
export const minorColumn = () => p.bigint('bigint');
