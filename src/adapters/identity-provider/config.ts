import ipaddr from 'ipaddr.js';
import {z} from 'zod';
import {configPart} from '../../domain/platform/process/config-part.ts';
import {list, url} from '../../domain/platform/process/config-values.ts';

/** Names and addresses that are this machine, in all their spellings (RFC 6761 §6.3; IPv4 within IPv6). */
function isLocal(value: string): boolean {
	const {protocol, hostname} = new URL(value);
	const host = hostname.replace(/^\[|\]$|\.$/g, '');
	if (protocol !== 'https:' || host === 'localhost' || host.endsWith('.localhost')) return true;
	return ipaddr.isValid(host) && ['loopback', 'unspecified'].includes(ipaddr.process(host).range());
}

export const identityProviderConfig = configPart({
	variables: {
		SCAIKEY_ISSUER: {schema: url('https', 'http'), says: 'The identity provider: `iss` of every token', isNeeded: true},
		SCAIKEY_JWKS_URL: {schema: url('https', 'http'), says: 'Its keys, when they are not at <issuer>/api/v1/platform/.well-known/jwks.json'},
		SCAIKEY_AUDIENCE: {schema: z.string().min(1), says: 'What `aud` of every token must contain', isNeeded: true},
		SCAIKEY_CLIENT_ID: {schema: z.string().min(1), says: 'The public client that people sign in with', default: 'scaicontrol'},
		ALLOWED_REDIRECT_URIS: {schema: list, says: 'redirect_uri values that /auth/token passes on', default: ''},
	},
	named: values => ({
		identity: {
			issuer: values.SCAIKEY_ISSUER.replace(/\/$/, ''),
			jwksUrl: values.SCAIKEY_JWKS_URL ?? `${values.SCAIKEY_ISSUER.replace(/\/$/, '')}/api/v1/platform/.well-known/jwks.json`,
			audience: values.SCAIKEY_AUDIENCE,
			clientId: values.SCAIKEY_CLIENT_ID,
			redirectUris: values.ALLOWED_REDIRECT_URIS,
		},
	}),
	faults: (values, environment) =>
		(['SCAIKEY_ISSUER', 'SCAIKEY_JWKS_URL'] as const).map(name => {
			const value = values[name];
			return environment === 'production' && value !== undefined && isLocal(value)
				? `${name} must be https and not on this machine in production`
				: undefined;
		}),
});
