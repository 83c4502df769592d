import {isIP} from 'node:net';
import {configPart} from '../../domain/platform/process/config-part.ts';
import {flag, list} from '../../domain/platform/process/config-values.ts';

/** Whether a text is a range of addresses in CIDR notation (RFC 4632). */
const isRange = (value: string): boolean => {
	const [address = '', bits = ''] = value.split('/');
	return isIP(address) > 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= (isIP(address) === 4 ? 32 : 128);
};

export const outboundConfig = configPart({
	variables: {
		WEBHOOK_ALLOW_INSECURE: {schema: flag, says: 'Lets webhook targets be http', default: 'false'},
		WEBHOOK_ALLOW_PRIVATE: {schema: flag, says: 'Lets webhook targets be on this machine', default: 'false', isForDevelopment: true},
		SERVICE_ALLOWED_CIDRS: {
			schema: list.refine(ranges => ranges.every(isRange), 'must be ranges like 10.0.0.0/8'),
			says: "Private ranges in which the vendor's services may live",
			default: '',
		},
	},
	named: values => ({
		outbound: {
			isInsecureAllowed: values.WEBHOOK_ALLOW_INSECURE,
			isLoopbackAllowed: values.WEBHOOK_ALLOW_PRIVATE,
			serviceRanges: values.SERVICE_ALLOWED_CIDRS,
		},
	}),
});
