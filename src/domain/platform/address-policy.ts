import type {Fault} from './refusals.ts';

/** Says which addresses may be called. The implementation resolves names and judges every answer. */
export type AddressPolicy = Readonly<{
	/** What is wrong with a URL as a target, as a sentence; undefined when it may be called. */
	faultOf: (url: string) => Promise<string | undefined>;
}>;

/** An address that somebody gave, and where in the request. */
type Given = Readonly<{path: string; url: string | null | undefined}>;

/** What is wrong with addresses, each beside the others; those that were not given are fine. Names are resolved for it: open no unit meanwhile. */
export async function addressFaults({faultOf}: AddressPolicy, given: readonly Given[]): Promise<Fault[]> {
	const judged = await Promise.all(given.map(async ({path, url}) => ({path, message: url ? await faultOf(url) : undefined})));
	return judged.flatMap(({path, message}) => (message === undefined ? [] : [{path, message}]));
}
