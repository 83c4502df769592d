import {Migration} from '@mikro-orm/migrations';

const tables = [
	...['accounting_entry', 'invoice_mail', 'payment_intent', 'provider_event', 'refund', 'trial_mail', 'vat_check', 'webhook_delivery'],
	'workflow_step',
];

/**
 * How much is due changes within seconds. Statistics taken while nothing was due would have the planner read everything that is due for each
 * lane; without them it takes the lane's own index.
 */
export class Migration20261201114000_take_no_statistics_of_what_is_due extends Migration {
	override name = 'Migration20261201114000_take_no_statistics_of_what_is_due';

	override up(): void | Promise<void> {
		for (const table of tables) this.#take(table, ['next_attempt_at', 'leased_until'], 0);
		this.#take('accounting_connection', ['leased_until'], 0);
	}

	override down(): void | Promise<void> {
		for (const table of tables) this.#take(table, ['next_attempt_at', 'leased_until'], -1);
		this.#take('accounting_connection', ['leased_until'], -1);
	}

	#take(table: string, columns: readonly string[], target: number): void {
		this.addSql(`alter table "${table}" ${columns.map(column => `alter column "${column}" set statistics ${target}`).join(', ')};`);
		// What was taken before would stay.
		for (const column of columns) this.addSql(`select pg_clear_attribute_stats(current_schema, '${table}', '${column}', false);`);
	}
}
