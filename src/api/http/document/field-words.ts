import {eventWords} from './words/events.ts';
import {generalWords} from './words/general.ts';
import {moneyWords} from './words/money.ts';
import {offerWords} from './words/offers.ts';
import {partyWords} from './words/parties.ts';
import {serviceWords} from './words/services.ts';

/**
 * What a field means that has one meaning wherever its name stands, said once. A field whose meaning is narrower says so at its
 * declaration, by `.meta({description})`, and that counts.
 */
export const fieldWords: Readonly<Record<string, string>> = {
	...generalWords,
	...partyWords,
	...moneyWords,
	...offerWords,
	...serviceWords,
	...eventWords,
};
