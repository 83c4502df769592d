import {Refusal} from '../refusals.ts';
import type {Cipher} from '../secrets.ts';
import {asSystem} from './as-system.ts';
import {isUnreachable, sqlStateOf} from './database-errors.ts';
import type {InUnit} from './unit.ts';

const CHECK_ID = 'credentials-key';
const CHECK_TEXT = 'scaicontrol';
const place = {table: 'key_check', column: 'sealed', row: CHECK_ID};

const WRONG_ROLE = 'DATABASE_URL must be the role app: a superuser, an owner of tables or a role with BYPASSRLS passes the tenancy walls';

/** insufficient_privilege: only `app` may take on the role `system`. */
const MAY_NOT_BE_SYSTEM = '42501';

/**
 * What makes this database the wrong one to start with, as sentences: a role that passes the tenancy walls (superuser, owner,
 * BYPASSRLS), or a CREDENTIALS_KEY that does not open what is stored. A database that is not there, or not migrated yet, is not wrong:
 * the process starts and says that it is not ready.
 */
export async function databaseFaults(inUnit: InUnit, cipher: Cipher): Promise<string[]> {
	try {
		return await asSystem(inUnit, {because: 'checks at the start'}, async ({em}) => {
			const faults: string[] = [];
			const [role] = await em.execute<{is_super: boolean; is_bypassing: boolean; is_owner: boolean; is_migrated: boolean}[]>(
				`select r.rolsuper as is_super, r.rolbypassrls as is_bypassing,
				        exists (select from pg_class c where c.relowner = r.oid and c.relkind in ('r', 'p')) as is_owner,
				        to_regclass('key_check') is not null as is_migrated
				 from pg_roles r where r.rolname = session_user`,
			);
			if (role?.is_super || role?.is_bypassing || role?.is_owner) {
				faults.push(WRONG_ROLE);
			}

			if (!role?.is_migrated) return faults;
			await em.execute('insert into key_check (id, sealed) values (?, ?) on conflict (id) do nothing', [
				CHECK_ID,
				cipher.encrypt(CHECK_TEXT, place),
			]);
			const [check] = await em.execute<{sealed: string}[]>('select sealed from key_check where id = ?', [CHECK_ID]);
			if (check && !opens(cipher, check.sealed))
				faults.push('CREDENTIALS_KEY is not the key that the stored credentials were encrypted with');
			return faults;
		});
	} catch (error) {
		if (sqlStateOf(error) === MAY_NOT_BE_SYSTEM) return [WRONG_ROLE];
		if (isUnreachable(error) || (error instanceof Refusal && error.kind === 'unavailable')) return [];
		throw error;
	}
}

function opens(cipher: Cipher, sealed: string): boolean {
	try {
		return cipher.decrypt(sealed, place) === CHECK_TEXT;
	} catch {
		return false;
	}
}
