import {z} from 'zod';
import {view} from '../http/shapes.ts';

export const authConfigView = view({
	issuer: z.string().meta({
		description: 'Issuer (OpenID Connect) whose `/.well-known/openid-configuration` names the endpoints.',
		example: 'https://id.example.com',
	}),
	client_id: z.string().meta({description: 'Public client to sign in as; it has no secret.', example: 'scaicontrol'}),
	scopes: z
		.string()
		.meta({description: 'OpenID Connect scopes to ask for, parted by blanks.', example: 'openid profile email offline_access'}),
	logout_url: z.string().meta({
		description: "Where the browser goes to sign out; the issuer's address when it names no such endpoint.",
		example: 'https://id.example.com/session/end',
	}),
	notice: z.string().nullish().meta({
		description: 'Maintenance message to show before sign-in; null: there is none.',
		example: 'Maintenance on Sunday from 6:00 to 7:00 UTC',
	}),
}).meta({id: 'AuthConfig'});

export const meView = view({
	user_id: z.string().meta({description: "The credential's subject: a user id, or the name of a service account.", example: 'usr_ada'}),
	tenant_id: z
		.string()
		.nullish()
		.meta({description: 'Tenant that the caller acts for; null for staff and service accounts.', example: 'tnt_acme'}),
	partner_id: z
		.string()
		.nullish()
		.meta({description: "The tenant's seller, or the partner whose staff the caller is; null: none.", example: 'prt_reseller'}),
	email: z
		.string()
		.nullish()
		.meta({description: 'E-mail address as the directory has it; null until it has told it.', example: 'ada@example.com'}),
	display_name: z.string().nullish().meta({description: 'Name as the directory has it; null until it has told it.', example: 'Ada'}),
	tenant_name: z.string().nullish().meta({description: "The tenant's name; null without a tenant.", example: 'Acme B.V.'}),
	partner_name: z.string().nullish().meta({description: "The partner's name; null without a partner.", example: 'Reseller B.V.'}),
	roles: z
		.array(z.string())
		.meta({description: 'Roles of the token, and those that were given here, directly and through groups.', example: ['tenant_admin']}),
	permissions: z.array(z.string()).meta({
		description: 'Scopes that the caller has in the end, by name; one for reading only ends in `:read`.',
		example: ['billing:read'],
	}),
}).meta({id: 'Me'});
