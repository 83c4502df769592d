/** Codes of the network and of PostgreSQL that mean: nobody is there, or nobody has time for us. */
const UNREACHABLE = new Set([
	'ECONNREFUSED',
	'ECONNRESET',
	'EPIPE',
	'ETIMEDOUT',
	'ENOTFOUND',
	'EAI_AGAIN',
	'EHOSTUNREACH',
	'ENETUNREACH',
	'57P01',
	'57P02',
	'57P03',
	'53300',
	'08006',
	'08001',
	'08003',
]);

/** What node-postgres says, without a code, when its pool or its connection gave up. */
const UNREACHABLE_MESSAGES = [
	/timeout exceeded when trying to connect/i,
	/connection terminated/i,
	/client has encountered a connection error/i,
];

/**
 * lock_not_available after `lock_timeout`, query_canceled after `statement_timeout`, disk_full, out_of_memory: the work was taken back, and can
 * succeed when there is less to do, or more room.
 */
const TOO_BUSY = new Set(['55P03', '57014', '53100', '53200']);

/** read_only_sql_transaction: where writing was asked for, the server is a standby, or was told to take none. */
const READ_ONLY = '25006';

/** The SQLSTATE or network code of a driver's error, wherever the libraries put it. */
export function sqlStateOf(error: unknown): string | undefined {
	for (let at = error, depth = 0; at instanceof Error && depth < 4; at = at.cause, depth++) {
		if ('code' in at && typeof at.code === 'string') return at.code;
		if ('errors' in at && Array.isArray(at.errors) && at.errors.length > 0) return sqlStateOf(at.errors[0]);
	}

	return undefined;
}

/** Whether the database could not be reached: nothing was done, and the same call can succeed later. */
export function isUnreachable(error: unknown): boolean {
	if (!(error instanceof Error)) return false;
	return UNREACHABLE.has(sqlStateOf(error) ?? '') || UNREACHABLE_MESSAGES.some(pattern => pattern.test(error.message));
}

/** Whether the database answers, and takes no writes from anybody. */
export const isReadOnly = (error: unknown): boolean => sqlStateOf(error) === READ_ONLY;

/** Whether the database was there, but let the work wait for a lock, or work, longer than is allowed. */
export const isTooBusy = (error: unknown): boolean => TOO_BUSY.has(sqlStateOf(error) ?? '');

/** The name of the unique constraint that an error is about, if it is about one (SQLSTATE 23505). */
export function violatedConstraint(error: unknown): string | undefined {
	for (let at = error, depth = 0; at instanceof Error && depth < 4; at = at.cause, depth++) {
		if ('code' in at && at.code === '23505' && 'constraint' in at && typeof at.constraint === 'string') return at.constraint;
	}

	return undefined;
}
