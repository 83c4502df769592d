import type {EntityMetadata} from '@mikro-orm/core';
import type {Unit} from '../unit/unit.ts';
import type {Attempted, AttemptRule} from './attempt.ts';

/** The names of a rule's table and of the column that is its lane, quoted. */
export function laneOf<Row extends Attempted>({em}: Pick<Unit, 'em'>, {row, lane}: AttemptRule<Row>): {table: string; column: string} {
	const meta = em.getMetadata().get(row) as EntityMetadata;
	return {table: `"${meta.tableName}"`, column: `"${meta.properties[lane.property]?.fieldNames[0]}"`};
}
