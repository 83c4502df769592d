import type {Unit} from '../unit/unit.ts';

/**
 * Every migration that this code counts on, oldest first. An older process than the schema runs, a newer one is not ready; a test
 * compares this list with the folder.
 */
export const migrations = [
	'Migration20261124000100_foundations',
	'Migration20261124000200_entities',
	'Migration20261124000300_metering',
	'Migration20261124000400_billing',
	'Migration20261124000500_dashboard',
	'Migration20261124001300_directory',
	'Migration20261124001700_exchange_rates',
	'Migration20261129190707_add_provisioning',
	'Migration20261129191529_add_payments',
	'Migration20261129193528_add_packs',
	'Migration20261129193920_add_plan_changes',
	'Migration20261129232139_add_asked_changes',
	'Migration20261129232145_add_service_charges',
	'Migration20261129232641_add_event_feed',
	'Migration20261129232903_add_open_periods_of_tenants',
	'Migration20261129232922_add_accounting',
	'Migration20261129233313_add_templates',
	'Migration20261129233653_add_lists_of_lines',
	'Migration20261129233911_add_payment_differences',
	'Migration20261129234558_add_links_of_documents',
	'Migration20261129234943_add_printed_with',
	'Migration20261129235900_add_trial_mail',
	'Migration20261130000743_add_purchase_orders',
	'Migration20261130031139_index_documents_for_overviews',
	'Migration20261130032131_add_shares_of_attempts',
	'Migration20261130033030_add_books_connection',
	'Migration20261130090000_add_turns_of_facts',
	'Migration20261130091752_add_turns_of_lanes',
	'Migration20261130092032_add_asked_at_of_entries',
	'Migration20261130095740_index_lists_for_operators',
	'Migration20261201060253_add_fees_and_payouts',
	'Migration20261201063322_index_waiting_entries',
	'Migration20261201114000_take_no_statistics_of_what_is_due',
	'Migration20261201123357_index_payments_and_deliveries',
] as const;

/** The migrations that the database has not seen yet. */
export async function pendingMigrations({em}: Unit): Promise<string[]> {
	const [table] = await em.execute<{there: boolean}[]>("select to_regclass('mikro_orm_migrations') is not null as there");
	if (!table?.there) return [...migrations];
	const rows = await em.execute<{name: string}[]>('select name from mikro_orm_migrations');
	const done = new Set(rows.map(({name}) => name));
	return migrations.filter(name => !done.has(name));
}
