import {z} from 'zod';
import type {Account} from '../../domain/charges/account.ts';
import {type Currency, isCurrency} from '../../domain/platform/values/currencies.ts';
import {idOf} from '../../domain/platform/values/id.ts';

/** An account as payloads carry it. */
export const accountPayload = {
	tenant_id: idOf('tenant'),
	partner_id: idOf('partner'),
	currency: z.custom<Currency>(value => typeof value === 'string' && isCurrency(value)),
};

export type AccountPayload = Readonly<{tenant_id: Account['tenantId']; partner_id: Account['partnerId']; currency: Currency}>;

export const toPayload = ({tenantId, partnerId, currency}: Account): AccountPayload => ({
	tenant_id: tenantId,
	partner_id: partnerId,
	currency,
});

export const fromPayload = ({tenant_id: tenantId, partner_id: partnerId, currency}: AccountPayload): Account => ({
	tenantId,
	partnerId,
	currency,
});

/** The account that a fact is about. The job that gets it looks whether these are what they should be. */
export const accountIn = ({tenant_id, partner_id, currency}: Readonly<Record<keyof AccountPayload, string>>): AccountPayload =>
	({tenant_id, partner_id, currency}) as AccountPayload;
