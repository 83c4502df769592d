/**
 * What a subscription is of its pack: of the pack's price it bears a share, which is what is charged for its periods. Amounts in minor
 * units.
 */
export type PackShare = Readonly<{
	pack_subscription_id: string;
	pack_slug: string;
	pack_name: string;
	/** What the pack says that it counts for; null: the price of its plan. */
	override_cents: number | null;
	/** What it counts for. */
	weight_cents: number;
	/** What stands on documents: its share; or, where no item counts for anything, the whole pack on the first one and nothing on the others. */
	line: 'share' | 'pack' | 'none';
}>;
