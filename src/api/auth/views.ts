import {z} from 'zod';
import {view} from '../http/shapes.ts';

export const authConfigView = view({
	issuer: z.string().meta({example: 'https://id.example.com'}),
	client_id: z.string().meta({example: 'scaicontrol'}),
	scopes: z.string().meta({example: 'openid profile email offline_access'}),
	logout_url: z.string().meta({example: 'https://id.example.com/session/end'}),
	notice: z.string().nullish().meta({description: 'A maintenance message', example: 'Maintenance on Sunday from 6:00 to 7:00 UTC'}),
}).meta({id: 'AuthConfig'});

export const meView = view({
	user_id: z.string().meta({example: 'usr_ada'}),
	tenant_id: z.string().nullish().meta({example: 'tnt_acme'}),
	partner_id: z.string().nullish().meta({example: 'prt_reseller'}),
	email: z.string().nullish().meta({example: 'ada@example.com'}),
	display_name: z.string().nullish().meta({example: 'Ada'}),
	tenant_name: z.string().nullish().meta({example: 'Acme B.V.'}),
	partner_name: z.string().nullish().meta({example: 'Reseller B.V.'}),
	roles: z.array(z.string()).meta({example: ['tenant_admin']}),
	permissions: z.array(z.string()).meta({example: ['billing:read']}),
}).meta({id: 'Me'});
