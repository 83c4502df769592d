import {join} from 'node:path';

/**
 * Where tests, and the processes that they start, keep what Node makes of a source file (stripped of its types, compiled): every test
 * file has a thread of its own, which would make it anew of a thousand files.
 */
export const compiledCode = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'compiled');
