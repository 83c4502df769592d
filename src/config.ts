import {booksConfig} from './adapters/books/config.ts';
import {redisConfig} from './adapters/bullmq/config.ts';
import {coinbaseConfig} from './adapters/coinbase/config.ts';
import {ecbConfig} from './adapters/ecb/config.ts';
import {identityProviderConfig} from './adapters/identity-provider/config.ts';
import {localServicesConfig} from './adapters/local-services/config.ts';
import {mollieConfig} from './adapters/mollie/config.ts';
import {outboundConfig} from './adapters/outbound/config.ts';
import {processConfig} from './adapters/process/config.ts';
import {metricsConfig} from './adapters/prometheus/config.ts';
import {sandboxPaymentsConfig} from './adapters/sandbox-payments/config.ts';
import {directoryConfig} from './adapters/scaikey-directory/config.ts';
import {mailConfig} from './adapters/smtp/config.ts';
import {storageConfig} from './adapters/storage/config.ts';
import {stripeConfig} from './adapters/stripe/config.ts';
import {viesConfig} from './adapters/vies/config.ts';
import {webConfig} from './api/config.ts';
import {paymentPagesConfig} from './api/payments/config.ts';
import {billingConfig} from './domain/billing/config.ts';
import {meteringConfig} from './domain/metering/config.ts';
import {type AnyConfigPart, type Environment, readParts, type Variable} from './domain/platform/process/config-part.ts';
import {platformConfig} from './domain/platform/process/platform-config.ts';
import {registryConfig} from './domain/registry/config.ts';
import {workerConfig} from './workers/config.ts';

/** Everything that web and worker read of the environment, each part beside what it is for. */
const parts = [
	platformConfig,
	redisConfig,
	identityProviderConfig,
	directoryConfig,
	viesConfig,
	ecbConfig,
	webConfig,
	metricsConfig,
	workerConfig,
	meteringConfig,
	billingConfig,
	registryConfig,
	outboundConfig,
	storageConfig,
	mailConfig,
	paymentPagesConfig,
	stripeConfig,
	mollieConfig,
	coinbaseConfig,
	sandboxPaymentsConfig,
	booksConfig,
	processConfig,
	localServicesConfig,
] as const satisfies readonly AnyConfigPart[];

/** Every variable, by its part. `docs/generated/config.md` is made from this table. */
export const variables: readonly (readonly [name: string, variable: Variable])[] = parts.flatMap(part => Object.entries(part.variables));

/** All of several at once. */
type AllOf<Union> = (Union extends unknown ? (each: Union) => void : never) extends (all: infer All) => void ? All : never;

/** The frozen object that the rest of the system sees: our names, not the environment's. */
export type Config = Readonly<{environment: Environment; isProduction: boolean} & AllOf<ReturnType<(typeof parts)[number]['named']>>>;

/**
 * Reads the environment once. Pure.
 *
 * @throws ConfigError naming every missing and every bad variable at once
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
	const {environment, named} = readParts(parts, env);
	return Object.freeze(Object.assign({environment, isProduction: environment === 'production'}, ...named) as Config);
}
