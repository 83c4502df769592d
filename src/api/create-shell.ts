import {connectRedis} from '../adapters/bullmq/connect-redis.ts';
import {createIdentityProvider, fetchKeySet} from '../adapters/identity-provider/identity-provider.ts';
import {createLocalIssuer, createLocalMailbox} from '../adapters/local-services/local-services.ts';
import {createAddressPolicy, publicRules, serviceRules} from '../adapters/outbound/address-guard.ts';
import {createPictures} from '../adapters/pictures/create-pictures.ts';
import type {Foundations} from '../adapters/process/open-foundations.ts';
import type {Config} from '../config.ts';
import {poolSizes} from '../domain/platform/process/pool-sizes.ts';
import {asSystem} from '../domain/platform/unit/as-system.ts';
import {headOf} from '../domain/webhooks/feed/read-events.ts';
import type {Shell} from './app.ts';
import {createMaintenanceMessage} from './auth/maintenance-message.ts';
import {createDashboard} from './dashboard/dashboard.ts';
import {createAuthenticate} from './http/authenticate.ts';
import {createIdentify} from './http/identify.ts';
import {createKeySet} from './http/key-set.ts';
import {AT_WORK_FOR_EACH_CONNECTION, createAdmission} from './http/limits/admission.ts';
import {createRateLimiter} from './http/limits/rate-limits.ts';
import type {Answered} from './http/request-frame.ts';
import {createQuotaChecks} from './metering/quota-checks.ts';
import {createUsageIntake} from './metering/usage-intake.ts';
import {createWebhookIntake} from './payments/webhook-intake.ts';
import {createHeartbeatIntake} from './registry/heartbeat-intake.ts';
import type {Tools} from './tools.ts';
import {createFeedWatch} from './webhooks/feed-watch.ts';

type Process = Readonly<{
	version: string;
	isStopping: () => boolean;
	onAnswered: (answered: Answered) => void;
	onRefused: () => void;
}>;

/** Puts together what the API needs beyond the foundations: called by `main.ts` and by tests. What the intakes hold is written when `parts` close. */
export function createShell(foundations: Foundations, process: Process, parts: AsyncDisposableStack): Shell {
	const {queues, wake, space} = foundations;
	const {config, clock, log, inUnit} = foundations.tools;
	const keys = createKeySet({
		url: config.identity.jwksUrl,
		fetchKeys: fetchKeySet,
		real: clock.real,
		log,
		onChange: () => authenticate.forgetTokens(),
	});
	const identify = createIdentify({inUnit, operatorPartnerId: config.operatorPartnerId});
	const authenticate = createAuthenticate({...config.identity, keys, real: clock.real, identify});
	// A connection of its own: one that hangs is dropped, with all that was sent.
	const counting = connectRedis(config.redisUrl, 'ask', log);
	parts.defer(() => counting.disconnect());
	const limit = createRateLimiter({redis: counting, scale: config.rateLimitScale, keyPrefix: `scai${space}:`, real: clock.real});
	const admission = createAdmission({
		limit: poolSizes(config).web * AT_WORK_FOR_EACH_CONNECTION,
		corsOrigins: config.corsOrigins,
		log,
		onRefused: process.onRefused,
	});
	const usageIntake = createUsageIntake({inUnit});
	const heartbeatIntake = createHeartbeatIntake({inUnit, graceMultiplier: config.heartbeats.graceMultiplier});
	const webhookIntake = createWebhookIntake({inUnit});
	parts.defer(async () => {
		await Promise.all([usageIntake, heartbeatIntake, webhookIntake].map(async ({flush}) => flush()));
	});
	const feedWatch = createFeedWatch({
		look: async () =>
			asSystem(inUnit, {because: 'requests wait for the next event', readOnly: true}, async unit => (await headOf(unit)).position),
		isStopping: process.isStopping,
		scale: config.rateLimitScale,
	});
	parts.defer(feedWatch.close);
	const tools: Tools = {
		...foundations.tools,
		...{isStopping: process.isStopping, version: process.version, usageIntake, heartbeatIntake, webhookIntake, feedWatch},
		quotaChecks: createQuotaChecks({inUnit}),
		addressPolicy: createAddressPolicy(publicRules(config.outbound)),
		serviceAddressPolicy: createAddressPolicy(serviceRules(config)),
		pictures: createPictures(),
		identityProvider: createIdentityProvider(config.identity),
		maintenanceMessage: createMaintenanceMessage({inUnit, real: clock.real}),
		backlog: queues.backlog,
		sandbox: sandboxServices(config, wake),
	};
	const dashboard = createDashboard({tools, authenticate, identify: identify.byClaims, keys, limit, queues: queues.all});
	return {tools, authenticate, limit, admission, dashboard, onAnswered: process.onAnswered};
}

function sandboxServices({isSandbox, local}: Config, wake: () => void): Tools['sandbox'] {
	const {issuerAdminUrl, issuerAdminSecret, mailboxUrl} = local;
	if (!isSandbox || !issuerAdminUrl || !issuerAdminSecret || !mailboxUrl) return undefined;
	const issuer = createLocalIssuer({url: issuerAdminUrl, secret: issuerAdminSecret});
	return {issuer, mailbox: createLocalMailbox({url: mailboxUrl}), wakeWorkers: wake};
}
