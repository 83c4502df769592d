import {z} from 'zod';
import {isRole} from '../../domain/identity/scopes.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {line} from '../http/fields.ts';
import {input} from '../http/shapes.ts';

const TOKEN_LIFE_LIMIT_SECONDS = 90 * 24 * 3600;
const LIST_LIMIT = 50;

export const tokenInput = input({
	sub: line(200).meta({description: 'A user id like `usr_ada`; for a service account any text.', example: 'usr_ada'}),
	tenant_id: idOf('tenant')
		.optional()
		.meta({description: 'Tenant that the person belongs to; leave it out for staff and service accounts.'}),
	partner_id: idOf('partner').optional().meta({description: "The tenant's seller, or the partner whose staff the person is."}),
	roles: z
		.array(z.string().refine(isRole, 'must be a role'))
		.max(LIST_LIMIT)
		.optional()
		.meta({description: 'Roles that the token claims.', example: ['tenant_admin']}),
	permissions: z
		.array(line(100))
		.max(LIST_LIMIT)
		.optional()
		.meta({description: 'Scopes that the token claims besides.', example: ['billing:read']}),
	expires_in: z
		.int()
		.min(1)
		.max(TOKEN_LIFE_LIMIT_SECONDS)
		.optional()
		.meta({description: 'Seconds of real time that the token is valid; 3600 unless said, 90 days at most.', example: 3600}),
});

export const mailView = z
	.object({
		id: z.string().meta({description: 'Id of the mail in the mailbox.'}),
		from: z.string().meta({description: 'Sender.', example: 'billing@example.com'}),
		to: z
			.array(z.string())
			.readonly()
			.meta({description: 'Addresses that it was delivered to.', example: ['finance@acme.example']}),
		subject: z.string().meta({description: 'Subject.', example: 'Invoice SCAI-2026-000017'}),
		received_at: z.string().meta({description: 'When it came in (UTC, real time).', example: '2026-06-01T00:00:00.000Z'}),
		text: z.string().meta({description: 'What it says, as plain text.'}),
		attachments: z
			.array(
				z.object({
					name: z.string().meta({description: 'File name.', example: 'SCAI-2026-000017.pdf'}),
					content_type: z.string().meta({description: 'Media type.', example: 'application/pdf'}),
					size_bytes: z.int().meta({description: 'Size in bytes.', example: 45_000}),
				}),
			)
			.readonly()
			.meta({description: 'Files that it carries.'}),
	})
	.meta({id: 'SandboxMail'});
