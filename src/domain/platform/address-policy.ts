/** Says which addresses may be called. The implementation resolves names and judges every answer. */
export type AddressPolicy = Readonly<{
	/** What is wrong with a URL as a target, as a sentence; undefined when it may be called. */
	faultOf: (url: string) => Promise<string | undefined>;
}>;
