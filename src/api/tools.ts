import type {Logger} from 'pino';
import type {Clock} from '../domain/platform/clock.ts';
import type {Config} from '../domain/platform/config.ts';
import type {Backlog, IdentityProvider, LocalIssuer, LocalMailbox} from '../domain/platform/ports.ts';
import type {Cipher} from '../domain/platform/secrets.ts';
import type {InUnit} from '../domain/platform/unit.ts';
import type {AddressPolicy} from '../domain/webhooks/address-policy.ts';
import type {NoticeBoard} from './auth/notice-board.ts';

/** What handlers may use besides their unit: the ports, chosen in `main.ts` and in tests. */
export type Tools = Readonly<{
	config: Config;
	clock: Clock;
	log: Logger;
	inUnit: InUnit;
	cipher: Cipher;
	addressPolicy: AddressPolicy;
	identityProvider: IdentityProvider;
	noticeBoard: NoticeBoard;
	/** What the queues still have to do; undefined entries when Redis cannot be reached. */
	backlog: Backlog;
	/** Only with SANDBOX. */
	sandbox: Readonly<{issuer: LocalIssuer; mailbox: LocalMailbox}> | undefined;
	/** Whether this process is on its way out. */
	isStopping: () => boolean;
	version: string;
}>;
