/** Where time begins and ends here, in milliseconds since 1970: nothing happened before 2000, or is promised after 2199. PostgreSQL knows all of it. */
const BEGINS_MS = Date.UTC(2000, 0, 1);
const ENDS_MS = Date.UTC(2200, 0, 1);

/** Whether an instant, in milliseconds since 1970, lies in that range. */
export const isInTimeRange = (ms: number): boolean => ms >= BEGINS_MS && ms < ENDS_MS;

/** Whether it lies before the end of that range. */
export const isBeforeEndOfTime = (ms: number): boolean => ms < ENDS_MS;
