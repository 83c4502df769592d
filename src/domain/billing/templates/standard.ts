/** What the built-in templates are called; no other has this name. Whoever names it gets them whatever else there is. */
export const STANDARD = 'standard';
