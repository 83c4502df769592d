const FIRST_WAIT_MS = 2000;
const LONGEST_WAIT_MS = 10 * 60_000;

/** How long a call waits after so many failures in a row, in milliseconds of business time: twice as long each time, up to ten minutes. */
export const backoffMs = (failures: number): number => Math.min(FIRST_WAIT_MS * 2 ** Math.max(0, failures - 1), LONGEST_WAIT_MS);
