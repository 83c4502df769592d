import type {Logger} from 'pino';
import type {OutboundClient} from '../adapters/outbound/outbound-client.ts';
import type {Config} from '../config.ts';
import type {DocumentRenderer} from '../domain/billing/paper/document-renderer.ts';
import type {ExchangeRates} from '../domain/billing/tax/reference-rates.ts';
import type {Directory} from '../domain/organization/directory/directory.ts';
import type {VatRegister} from '../domain/organization/vat-register.ts';
import type {Mailer} from '../domain/platform/mailer.ts';
import type {Clock} from '../domain/platform/process/clock.ts';
import type {Cipher} from '../domain/platform/secrets.ts';
import type {Storage} from '../domain/platform/storage.ts';
import type {InUnit} from '../domain/platform/unit/unit.ts';

/** What jobs may use: the ports, chosen in `main.ts` and in tests. */
export type WorkerTools = Readonly<{
	config: Config;
	clock: Clock;
	log: Logger;
	inUnit: InUnit;
	cipher: Cipher;
	outbound: OutboundClient;
	/** Undefined when none is configured. */
	directory: Directory | undefined;
	/** Undefined when none is configured. */
	vatRegister: VatRegister | undefined;
	/** Undefined when none is configured. */
	exchangeRates: ExchangeRates | undefined;
	storage: Storage;
	renderer: DocumentRenderer;
	mailer: Mailer;
	/** By which share the waits between attempts are varied, so that what failed together does not come back together. */
	jitter: number;
}>;
