import type {Cipher, SecretPlace} from '../../platform/secrets.ts';
import {sha256} from '../../platform/secrets.ts';

/** Where a provider's reference is kept: whoever has it and our key can charge. */
const placeOf = (table: string, row: string, tenant: string): SecretPlace => ({table, column: 'reference_sealed', row, tenant});

type Kept = Readonly<{id: string; tenantId: string}>;

/** A provider's name for a method or customer, encrypted for this row alone. */
export const sealReference = (cipher: Cipher, table: string, {id, tenantId}: Kept, reference: string): string =>
	cipher.encrypt(reference, placeOf(table, id, tenantId));

export const openReference = (cipher: Cipher, table: string, row: Kept & Readonly<{referenceSealed: string}>): string =>
	cipher.decrypt(row.referenceSealed, placeOf(table, row.id, row.tenantId));

/** By which a method is found that a provider names: it tells nothing of the name. */
export const referenceHash = (provider: string, reference: string): string => sha256(`${provider} ${reference}`);
