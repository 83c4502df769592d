import {finalStatuses} from '../subscriptions/lifecycle.ts';

/** Whether a row of `subscription` is not over, as SQL. */
export const isLive = (row: string): string => `${row}.status not in (${finalStatuses.map(status => `'${status}'`).join(', ')})`;
