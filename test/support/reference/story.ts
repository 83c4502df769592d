import type {Exchanges} from '../../../src/api/reference/exchange.ts';
import {introduce, openCast} from './cast.ts';
import {playDocuments, playDrafts, playOrganization, playSettling, playTemplates} from './play-billing.ts';
import {playHeldWorkflows, playProvisioning, playSubscriptions, playUsage} from './play-buying.ts';
import {playCatalog, playPacks, playRegistry} from './play-catalog.ts';
import {playBooks, playPayments} from './play-payments.ts';
import {playPeople, playPlatform, playUploads} from './play-people.ts';
import {playFarewell, playWebhooks} from './play-webhooks.ts';
import {stable} from './stable.ts';

/** Plays a story in which every operation is called, against a whole system; answers one exchange of each. */
export async function playStory(): Promise<Exchanges> {
	const cast = await openCast();
	try {
		await introduce(cast);
		const service = await playRegistry(cast);
		const plans = await playCatalog(cast);
		const subscription = await playProvisioning(cast, plans);
		await playUsage(cast, service);
		await playSubscriptions(cast, subscription, plans);
		await playPacks(cast, plans);
		await playHeldWorkflows(cast);
		await playDocuments(cast, service, await playDrafts(cast));
		await playSettling(cast);
		await playPayments(cast);
		await playTemplates(cast);
		await playBooks(cast);
		await playOrganization(cast);
		await playPeople(cast);
		await playPlatform(cast);
		await playUploads(cast);
		await playWebhooks(cast);
		await playFarewell(cast, service);
		return stable(cast.recorder.exchanges(), new Date());
	} finally {
		await cast.close();
	}
}
