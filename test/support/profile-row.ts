/** A Dutch business as it is stored, but for its name and whose it is. */
export const profileRow = {
	addressLine1: 'Street 1',
	city: 'Utrecht',
	countryCode: 'NL',
	taxExempt: false,
	isBusiness: true,
	preferredEinvoiceFormat: 'ubl',
	preferredLanguage: 'en',
	vatNumberStatus: 'unchecked',
} as const;
