import {booksOf, INTEGRATIONS} from '../books.ts';
import {makeCustomer, makeFinalInvoice, makeSeller} from '../factories.ts';
import {later} from '../paying-customer.ts';
import {dataOf} from '../payments/stories.ts';
import type {World} from '../world.ts';
import {type BooksStandIn, booksStandIns} from './providers.ts';

/** A stand-in of every provider, with the environment that leads to them. */
export async function startStandIns() {
	const standIns: BooksStandIn[] = [];
	for (const start of booksStandIns) standIns.push(await start());
	const environment: Record<string, string> = Object.assign({}, ...standIns.map(standIn => standIn.environment));
	return {
		...{standIns, environment},
		/** None is away, refuses or is locked. */
		calm() {
			for (const standIn of standIns) {
				standIn.restartLimits();
				standIn.setDown(false);
				standIn.refuse(undefined);
				standIn.lockThrough('');
			}
		},
		async close() {
			for (const standIn of standIns) await standIn.close();
		},
	};
}

/** Sellers of a world whose books are kept elsewhere. */
export const bookkeepingIn = (world: () => World) => ({
	/** A seller whose books are with a provider, with a buyer. */
	async bookkeeping(standIn: BooksStandIn, more: Record<string, unknown> = {}) {
		const {partner} = await makeSeller(world());
		const {tenantId} = await makeCustomer(world(), {partner});
		const {settings, credentials} = standIn.newBooks();
		const asked = {provider: standIn.slug, name: standIn.name, partner_id: partner, settings: {...settings, ...more}, credentials};
		const {id} = dataOf(await world().operator.post(INTEGRATIONS, asked));
		const books = booksOf(world(), id);
		return {
			...{partner, tenantId, settings, credentials, ...books},
			shown: async () => dataOf(await world().operator.get(books.at)),
			states: async (): Promise<string[]> => (await books.log()).map(({status}: {status: string}) => status),
		};
	},
	/** A document of a buyer of its own. */
	async ofAnother(partner: string): Promise<string> {
		const {tenantId} = await makeCustomer(world(), {partner});
		return (await makeFinalInvoice(world(), tenantId)).id;
	},
	/** Time enough for every wait of some failures. */
	waits: async () => later(world(), 1),
});
