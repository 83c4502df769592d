/** What holds unless the platform's settings say otherwise. */
export const DEFAULT_AUTO_FINALIZE = true;
export const DEFAULT_AUTO_SEND = true;
