import type {SharedTools} from '../adapters/process/open-foundations.ts';
import type {IdentityProvider} from '../domain/identity/identity-provider.ts';
import type {AddressPolicy} from '../domain/platform/address-policy.ts';
import type {LocalIssuer, LocalMailbox} from '../domain/platform/local-services.ts';
import type {Backlog} from '../domain/platform/process/backlog.ts';
import type {Pictures} from '../domain/platform/values/picture.ts';
import type {MaintenanceMessage} from './auth/maintenance-message.ts';
import type {QuotaChecks} from './metering/quota-checks.ts';
import type {UsageIntake} from './metering/usage-intake.ts';
import type {WebhookIntake} from './payments/webhook-intake.ts';
import type {HeartbeatIntake} from './registry/heartbeat-intake.ts';
import type {FeedWatch} from './webhooks/feed-watch.ts';

/** What handlers may use besides their unit. */
export type Tools = SharedTools &
	Readonly<{
		/** For what customers name. */
		addressPolicy: AddressPolicy;
		/** For the addresses of the vendor's own services. */
		serviceAddressPolicy: AddressPolicy;
		/** Where usage goes in: written together with that of other requests. */
		usageIntake: UsageIntake;
		/** Where quotas are looked up: together with those that others ask for. */
		quotaChecks: QuotaChecks;
		heartbeatIntake: HeartbeatIntake;
		/** Where webhooks of payment providers are kept: together with those of other requests. */
		webhookIntake: WebhookIntake;
		identityProvider: IdentityProvider;
		maintenanceMessage: MaintenanceMessage;
		pictures: Pictures;
		/** Where requests wait for the next event. */
		feedWatch: FeedWatch;
		/** What the queues still have to do; undefined entries when Redis cannot be reached. */
		backlog: Backlog;
		/** Only with SANDBOX. */
		sandbox: Readonly<{issuer: LocalIssuer; mailbox: LocalMailbox; wakeWorkers: () => void}> | undefined;
		/** Whether this process is on its way out. */
		isStopping: () => boolean;
		version: string;
	}>;
