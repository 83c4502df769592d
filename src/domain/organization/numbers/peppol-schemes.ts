/**
 * The identifier schemes that an electronic address on Peppol can be in: the ISO 6523 codes and Peppol's own 99xx codes that Peppol
 * BIS Billing 3.0 accepts as `EndpointID/@schemeID`.
 */
const SCHEMES = new Set(
	[
		'0002 0007 0009 0060 0088 0096 0097 0106 0130 0135 0142 0151 0158 0183 0184 0188 0190 0191 0192 0195 0196 0198 0199 0200 0201 0204',
		'0208 0209 0210 0211 0216 0218 0221 0225 0230 0235 0240 0242 0244 0245 0246 0248 9910 9913 9914 9915 9918 9919 9920 9922 9923 9924',
		'9925 9926 9927 9928 9929 9930 9931 9932 9933 9934 9935 9936 9937 9938 9939 9940 9941 9942 9943 9944 9945 9946 9947 9948 9949 9950',
		'9951 9952 9953 9957 9959',
	].flatMap(row => row.split(' ')),
);

/** The scheme of a country's VAT numbers, where Peppol has one. */
const vatSchemes: ReadonlyMap<string, string> = new Map(
	[
		'AD9922 AL9923 AT9914 BA9924 BE9925 BG9926 CH9927 CY9928 CZ9929 DE9930 EE9931 ES9920 FR9957 GB9932 GR9933 HR9934 HU9910 IE9935',
		'IT0211 LI9936 LT9937 LU9938 LV9939 MC9940 ME9941 MK9942 MT9943 NL9944 PL9945 PT9946 RO9947 RS9948 SI9949 SK9950 SM9951 TR9952 VA9953',
	]
		.flatMap(row => row.split(' '))
		.map(entry => [entry.slice(0, 2), entry.slice(2)]),
);

/** Whether an electronic address in this scheme can be reached on Peppol. */
export const isPeppolScheme = (scheme: string): boolean => SCHEMES.has(scheme);

/** The Peppol scheme of VAT numbers of a country; undefined where there is none. */
export const vatSchemeOf = (countryCode: string): string | undefined => vatSchemes.get(countryCode);
