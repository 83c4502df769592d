export {type ApiCaller, type ClientOptions, createCaller} from './caller.ts';
export {type Client, createClient} from './client.ts';
export type {Token} from './credentials.ts';
export {
	ApiError,
	BadRequestError,
	ConflictError,
	ConnectionError,
	type Fault,
	ForbiddenError,
	NotFoundError,
	RateLimitedError,
	ServerError,
	UnauthorizedError,
	ValidationError,
} from './errors.ts';
export {type Event, type EventSlice, type FollowOptions, followEvents} from './events.ts';
export {type DescribedApi, factsOf, type OperationFacts, type OperationTable} from './facts.ts';
export {RETRY_LIMITS, type RetryLimits} from './retry.ts';
export type {Answer, CallOptions, FileOperation, Input, Item, ListOperation, Operation} from './types.ts';
export {
	type NewUsageEvent,
	type RejectedUsage,
	reportUsage,
	type UsageEvent,
	UsageNotSentError,
	type UsageOptions,
	type UsageReporter,
	type UsageState,
} from './usage.ts';
export {signWebhook, type VerifyOptions, verifySignature, verifyWebhook, WebhookVerificationError} from './webhooks.ts';
