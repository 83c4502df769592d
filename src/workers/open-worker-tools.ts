import {publicRules, serviceRules} from '../adapters/outbound/address-guard.ts';
import {createOutboundClient} from '../adapters/outbound/outbound-client.ts';
import type {Foundations} from '../adapters/process/open-foundations.ts';
import {createMailer} from '../adapters/smtp/create-mailer.ts';
import {JITTER} from '../domain/platform/attempts/waits.ts';
import {openExternalServices} from './open-external-services.ts';
import type {WorkerTools} from './worker-tools.ts';

/** Opens what jobs use beyond the foundations; closed with `parts`. */
export function openWorkerTools({tools}: Foundations, parts: AsyncDisposableStack): WorkerTools {
	const {config, clock} = tools;
	const outbound = createOutboundClient(publicRules(config.outbound));
	parts.defer(outbound.close);
	const serviceOutbound = createOutboundClient(serviceRules(config));
	parts.defer(serviceOutbound.close);
	const mailer = createMailer(config.mail);
	parts.defer(mailer.close);
	return {...tools, outbound, serviceOutbound, mailer, ...openExternalServices(config, clock), jitter: JITTER};
}
