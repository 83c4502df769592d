import {createEcbRates} from '../adapters/ecb/ecb-rates.ts';
import {fixedRates} from '../adapters/ecb/fixed-rates.ts';
import {createScaikeyDirectory} from '../adapters/scaikey-directory/scaikey-directory.ts';
import {createVies} from '../adapters/vies/vies.ts';
import type {Config} from '../config.ts';
import type {ExchangeRates} from '../domain/billing/tax/reference-rates.ts';
import type {Clock} from '../domain/platform/process/clock.ts';
import type {WorkerTools} from './worker-tools.ts';

/** The external services that jobs ask, as far as they are configured. */
export const openExternalServices = (
	{directory, viesUrl, ecbUrl, isSandbox, identity}: Config,
	{real}: Pick<Clock, 'real'>,
): Pick<WorkerTools, 'directory' | 'vatRegister' | 'exchangeRates'> => ({
	directory: directory && createScaikeyDirectory({...directory, issuer: identity.issuer, real}),
	vatRegister: viesUrl ? createVies({url: viesUrl}) : undefined,
	exchangeRates: ratesFrom(ecbUrl, isSandbox),
});

function ratesFrom(ecbUrl: string | undefined, isSandbox: boolean): ExchangeRates | undefined {
	if (ecbUrl) return createEcbRates({url: ecbUrl});
	return isSandbox ? fixedRates : undefined;
}
