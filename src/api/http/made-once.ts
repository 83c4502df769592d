/** Made when somebody first asks for it, and kept. */
export function madeOnce<T>(make: () => T): () => T {
	let made: {value: T} | undefined;
	return () => {
		made ??= {value: make()};
		return made.value;
	};
}
