import {z} from 'zod';
import {signedInBy} from '../../domain/accounting/remote/idle-connections.ts';
import {tokenFor} from '../../domain/accounting/remote/open-access.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {job} from '../queue/job.ts';

export const keepConnection = job({
	name: 'accounting.keep-connection',
	queue: 'books',
	summary: 'Renews the tokens of books elsewhere that nobody has used for long, before they die',
	payload: z.object({integration_id: idOf('accountingIntegration')}),
	async process({integration_id: integrationId}, tools): Promise<void> {
		const signed = await tools.look(async unit => signedInBy(unit, {integrationId, cipher: tools.cipher}));
		const books = signed && tools.remoteBooks.get(signed.slug);
		if (signed && books) await tokenFor(signed, books, tools);
	},
});
