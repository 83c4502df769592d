import {defineEntity, p} from '@mikro-orm/postgresql';
import type {Cipher, SecretPlace} from '../platform/secrets.ts';
import {stored} from '../platform/unit/stored.ts';
import {scopedToPartner} from '../platform/unit/tenancy.ts';
import type {Currency} from '../platform/values/currencies.ts';
import type {IdOf} from '../platform/values/id.ts';
import {type EventIn, type Lifecycle, nextState, statesOf} from '../platform/values/lifecycle.ts';
import {namedEnum} from '../platform/values/named-enum.ts';
import type {Day} from '../platform/values/period.ts';
import {accountingProviderSlugs} from './provider/accounting-providers.ts';

/** Debtor numbers begin here: German personal accounts of debtors do (10000 to 69999). */
export const FIRST_DEBTOR_NUMBER = 10_000;

/** Whether books elsewhere let this system in. `lost`: they did, and do not any more. */
export const connectionLifecycle = {
	open: {connect: 'connected', lose: 'lost'},
	connected: {connect: 'connected', lose: 'lost'},
	lost: {connect: 'connected'},
} as const satisfies Lifecycle;

export const connectionStatus = namedEnum(statesOf(connectionLifecycle), {
	id: 'BooksConnectionStatus',
	description:
		'Whether books that are kept elsewhere let this system in. `open`: somebody has to agree; `connected`; `lost`: authorize again.',
});

const schema = defineEntity({
	name: 'AccountingIntegration',
	tableName: 'accounting_integration',
	properties: {
		...stored('accountingIntegration'),
		/** Whose books they are. */
		partnerId: p.string().$type<IdOf<'partner'>>(),
		provider: p.enum(accountingProviderSlugs),
		name: p.string(),
		isActive: p.boolean(),
		/** As its provider wants them, by the names of the wire. */
		settings: p.json().$type<Readonly<Record<string, unknown>>>(),
		/** What the books are kept in; fixed when it is made. */
		currency: p.string().$type<Currency>(),
		credentialsSealed: p.text().nullable(),
		/** The last number that was given to one of its debtors. */
		lastDebtorNumber: p.integer(),
		/** The last day of the last month that is closed. */
		lockedThrough: p.date().$type<Day>().nullable(),
		/** When somebody last looked whether it would work. */
		testedAt: p.datetime(3).nullable(),
		lastSyncAt: p.datetime(3).nullable(),
		/** Why the last entry that failed did, as a sentence; null when none has since. */
		lastError: p.text().nullable(),
		/** Where somebody has to agree: whether the books let this system in. */
		connection: p.enum(statesOf(connectionLifecycle)).nullable(),
		/** The books want to be left alone until then: nothing is told them before. Business time. */
		restsUntil: p.datetime(3).nullable(),
		/** It is used and shown no more; its journal is kept as long as the law wants. */
		deletedAt: p.datetime(3).nullable(),
	},
	indexes: [
		{
			name: 'accounting_integration__partner',
			expression: 'create index "accounting_integration__partner" on "accounting_integration" ("partner_id") where "deleted_at" is null',
		},
	],
	...scopedToPartner,
});

/** One way in which a seller's books are kept. */
export class AccountingIntegration extends schema.class {
	/** The only way that its connection changes. */
	applyConnection(event: EventIn<typeof connectionLifecycle>): void {
		this.connection = nextState('The connection', connectionLifecycle, this.connection ?? 'open', event);
	}

	/** Whether credentials are stored; they are never shown. */
	hasCredentials(): boolean {
		return this.credentialsSealed !== null && this.credentialsSealed !== undefined;
	}
}

schema.setClass(AccountingIntegration);

/** Credentials of an integration, opened: for the one call that they are for. */
export type BooksCredentials = Readonly<Record<string, unknown>>;

const credentialsPlace = (id: string): SecretPlace => ({table: 'accounting_integration', column: 'credentials_sealed', row: id});

/** Stores credentials, encrypted for this integration alone; null where there are none. */
export function sealCredentials(integration: AccountingIntegration, credentials: BooksCredentials, cipher: Cipher): void {
	const isGiven = Object.keys(credentials).length > 0;
	integration.credentialsSealed = isGiven ? cipher.encrypt(JSON.stringify(credentials), credentialsPlace(integration.id)) : null;
}

/** The credentials that are stored; undefined when there are none. */
export const openCredentials = ({id, credentialsSealed}: AccountingIntegration, cipher: Cipher): BooksCredentials | undefined =>
	credentialsSealed ? JSON.parse(cipher.decrypt(credentialsSealed, credentialsPlace(id))) : undefined;
