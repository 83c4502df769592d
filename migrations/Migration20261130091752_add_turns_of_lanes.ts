import {Migration} from '@mikro-orm/migrations';

/** Tables whose rows take turns in their lanes: the lane's column, and the owner's. */
const lanes = [
	['payment_intent', 'provider', 'tenant_id'],
	['refund', 'provider', 'tenant_id'],
	['vat_check', 'country_code', 'partner_id'],
] as const;

export class Migration20261130091752_add_turns_of_lanes extends Migration {
	override name = 'Migration20261130091752_add_turns_of_lanes';

	override up(): void | Promise<void> {
		for (const [table, lane, owner] of lanes) this.index(`${table}__lane`, table, [lane, owner, 'next_attempt_at', 'id']);
		this.addSql('drop index workflow_step__lane');
		this.addSql(`create index workflow_step__turns on workflow_step (service_id, tenant_id, next_attempt_at, id)
			where next_attempt_at is not null`);
	}

	override down(): void | Promise<void> {
		for (const [table, lane] of lanes) this.index(`${table}__lane`, table, [lane, 'next_attempt_at']);
		this.addSql('drop index workflow_step__turns');
		this.addSql('create index workflow_step__lane on workflow_step (service_id, next_attempt_at) where next_attempt_at is not null');
	}

	/** Makes an index of what is due anew. */
	private index(name: string, table: string, columns: readonly string[]): void {
		this.addSql(`drop index ${name}`);
		this.addSql(`create index ${name} on ${table} (${columns.join(', ')}) where next_attempt_at is not null`);
	}
}
