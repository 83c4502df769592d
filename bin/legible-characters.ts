/** `node bin/legible-characters.ts`: writes down anew which characters documents can show, after a font or a script was added. */
import {writeFileSync} from 'node:fs';
import {legibleRuns} from '../src/adapters/typst/legible-runs.ts';

const LINE_CHARACTERS = 130;

const words = legibleRuns().map(run => [...new Set(run)].map(point => point.toString(16)).join('-'));
const lines: string[] = [''];
for (const word of words) {
	const line = lines.at(-1) ?? '';
	if (line.length + word.length > LINE_CHARACTERS) lines.push(word);
	else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
}

writeFileSync(
	new URL('../src/domain/platform/values/legible-characters.ts', import.meta.url),
	`/** The characters that documents can show, as runs of code points; made from the fonts by \`node bin/legible-characters.ts\`. */
export const legibleCharacters = \`
${lines.join('\n')}
\`;
`,
);
