/** What the EU's register of VAT numbers says of one. */
export type VatAnswer = Readonly<{
	isValid: boolean;
	/** What it answered, kept small. */
	evidence: Readonly<Record<string, unknown>>;
}>;

/** The EU's register of VAT numbers (Regulation (EU) 904/2010, Art. 31). */
export type VatRegister = Readonly<{
	/** `countryCode` is the prefix of the number (EL for Greece). Undefined when the register, or the member state's, is not available. */
	check: (number: Readonly<{countryCode: string; vatNumber: string}>) => Promise<VatAnswer | undefined>;
}>;
