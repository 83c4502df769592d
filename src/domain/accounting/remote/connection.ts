import {defineEntity, p} from '@mikro-orm/postgresql';
import type {SecretPlace} from '../../platform/secrets.ts';
import {stored} from '../../platform/unit/stored.ts';
import {scopedToPartner} from '../../platform/unit/tenancy.ts';
import type {IdOf} from '../../platform/values/id.ts';

const schema = defineEntity({
	name: 'BooksConnection',
	tableName: 'accounting_connection',
	properties: {
		...stored('booksConnection'),
		partnerId: p.string().$type<IdOf<'partner'>>(),
		integrationId: p.string().$type<IdOf<'accountingIntegration'>>().unique(),
		/** Access and refresh token, encrypted together: none is ever without the other. */
		tokensSealed: p.text().nullable(),
		/** When the access token came, and when it ends, in real time. */
		issuedAt: p.datetime(3).nullable(),
		expiresAt: p.datetime(3).nullable(),
		/** Until then one process asks for new tokens, in real time. */
		leasedUntil: p.datetime(3).nullable(),
		/** How often access tokens in a row were not taken. */
		refusals: p.integer(),
		/** What somebody who agrees brings back, hashed; none when nobody was asked, or has answered. */
		stateHash: p.string().nullable().unique(),
		stateSealed: p.text().nullable(),
		stateEndsAt: p.datetime(3).nullable(),
	},
	...scopedToPartner,
});

/** That somebody let this system into books elsewhere: the tokens, and who may ask for the next ones. */
export class BooksConnection extends schema.class {}

schema.setClass(BooksConnection);

export const tokensPlace = (id: string): SecretPlace => ({table: 'accounting_connection', column: 'tokens_sealed', row: id});

export const statePlace = (id: string): SecretPlace => ({table: 'accounting_connection', column: 'state_sealed', row: id});
