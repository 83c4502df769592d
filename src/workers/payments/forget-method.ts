import {z} from 'zod';
import {methodToForget} from '../../domain/payments/methods/methods.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {job} from '../queue/job.ts';

export const forgetMethod = job({
	name: 'payments.forget-method',
	queue: 'payments',
	summary: 'Makes a provider forget a payment method that is not used any more',
	payload: z.object({method_id: idOf('paymentMethod')}),
	async process({method_id: methodId}, {look, cipher, paymentProviders}) {
		const method = await look(async unit => methodToForget(unit, {methodId, cipher}));
		const stores = method && paymentProviders.get(method.provider)?.stores;
		if (!stores) return;
		const answer = await stores.forget(method);
		if (answer.kind === 'unclear') throw new Error('the provider did not answer');
	},
});
