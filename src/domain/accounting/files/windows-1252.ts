const decoder = new TextDecoder('windows-1252');

const byteOf = new Map(Array.from({length: 256}, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte] as const));

const REPLACEMENT = '?'.charCodeAt(0);

/** A text in Windows-1252, and the characters that it has no place for: they become question marks. */
export function encodeWindows1252(text: string): {bytes: Uint8Array; replaced: readonly string[]} {
	const characters = [...text.normalize('NFC')];
	return {
		bytes: Uint8Array.from(characters, character => byteOf.get(character) ?? REPLACEMENT),
		replaced: [...new Set(characters.filter(character => !byteOf.has(character)))],
	};
}
