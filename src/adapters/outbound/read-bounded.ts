/** A body to its end, as text. Throws when it is longer than `limitBytes`. */
export async function readBounded(body: AsyncIterable<Uint8Array>, limitBytes: number): Promise<string> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of body) {
		size += chunk.length;
		if (size > limitBytes) throw new Error(`more than ${limitBytes} bytes were answered`);
		chunks.push(chunk);
	}

	return Buffer.concat(chunks).toString('utf8');
}
