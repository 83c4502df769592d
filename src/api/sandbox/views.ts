import {z} from 'zod';
import {isRole} from '../../domain/identity/scopes.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {line} from '../http/fields.ts';
import {input} from '../http/shapes.ts';

const TOKEN_LIFE_LIMIT_SECONDS = 90 * 24 * 3600;
const LIST_LIMIT = 50;

export const tokenInput = input({
	sub: line(200).meta({description: 'A user id like usr_ada; for a service account any text', example: 'usr_ada'}),
	tenant_id: idOf('tenant').optional(),
	partner_id: idOf('partner').optional(),
	roles: z
		.array(z.string().refine(isRole, 'must be a role'))
		.max(LIST_LIMIT)
		.optional()
		.meta({example: ['tenant_admin']}),
	permissions: z
		.array(line(100))
		.max(LIST_LIMIT)
		.optional()
		.meta({example: ['billing:read']}),
	expires_in: z.int().min(1).max(TOKEN_LIFE_LIMIT_SECONDS).optional().meta({description: 'Seconds; 3600 unless given', example: 3600}),
});

export const mailView = z
	.object({
		id: z.string(),
		from: z.string(),
		to: z.array(z.string()).readonly(),
		subject: z.string(),
		received_at: z.string(),
		text: z.string(),
		attachments: z.array(z.object({name: z.string(), content_type: z.string(), size_bytes: z.int()})).readonly(),
	})
	.meta({id: 'SandboxMail'});
