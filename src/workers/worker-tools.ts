import type {OutboundClient} from '../adapters/outbound/outbound-client.ts';
import type {SharedTools} from '../adapters/process/open-foundations.ts';
import type {ExchangeRates} from '../domain/billing/tax/reference-rates.ts';
import type {Directory} from '../domain/organization/directory/directory.ts';
import type {VatRegister} from '../domain/organization/vat-register.ts';
import type {Mailer} from '../domain/platform/mailer.ts';

/** What jobs may use. */
export type WorkerTools = SharedTools &
	Readonly<{
		/** For what customers name. */
		outbound: OutboundClient;
		/** For the addresses of the vendor's own services. */
		serviceOutbound: OutboundClient;
		/** Undefined when none is configured. */
		directory: Directory | undefined;
		/** Undefined when none is configured. */
		vatRegister: VatRegister | undefined;
		/** Undefined when none is configured. */
		exchangeRates: ExchangeRates | undefined;
		mailer: Mailer;
		/** By which share the waits between attempts are varied, so that what failed together does not come back together. */
		jitter: number;
	}>;
