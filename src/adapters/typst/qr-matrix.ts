import {encodeQR} from 'qr';

/** Readers need four light modules around a code (ISO/IEC 18004). */
const QUIET_ZONE_MODULES = 4;

/** A QR code (ISO/IEC 18004, error correction level M) as rows of `0` (light) and `1` (dark), with its quiet zone. */
export const qrMatrix = (payload: string): string[] =>
	encodeQR(payload, 'raw', {ecc: 'medium', border: QUIET_ZONE_MODULES}).map(row => row.map(isDark => (isDark ? '1' : '0')).join(''));
