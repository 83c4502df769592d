import {legibleCharacters} from './legible-characters.ts';

const escaped = (run: string): string =>
	run
		.split('-')
		.map(point => `\\u{${point}}`)
		.join('-');

const ILLEGIBLE = new RegExp(`[^${legibleCharacters.trim().split(/\s+/).map(escaped).join('')}]`, 'u');

/**
 * Whatever leaves ink: no space, no control or format character, no mark without its letter. The Braille pattern of no dots and the null
 * notehead are symbols without ink; fillers and selectors are ignorable by default (Unicode, "Default_Ignorable_Code_Point").
 */
const VISIBLE = /[^\p{Z}\p{C}\p{M}\p{Default_Ignorable_Code_Point}\u2800\u{1d159}]/u;

/** The first character of a text that no document could show as people read it; undefined when there is none. */
export const firstIllegible = (text: string): string | undefined => ILLEGIBLE.exec(text)?.[0];

/** Whether there is anything to see in a text. */
export const isVisible = (text: string): boolean => VISIBLE.test(text);
