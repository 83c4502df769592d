import {z} from 'zod';
import {category, severity} from '../../domain/notifications/notification.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {instant} from '../http/fields.ts';
import {view} from '../http/shapes.ts';

export const notificationView = view({
	id: idOf('notification'),
	user_id: idOf('user').nullish().meta({description: 'The one person it is for; null: everybody of the tenant or the staff.'}),
	category,
	severity,
	title: z.string().meta({description: 'What happened, in a line.', example: 'CRM cannot be reached'}),
	body: z.string().meta({description: 'What follows from it, in plain text.', example: 'Nothing was heard of it since 10:00.'}),
	link: z.string().nullish().meta({description: 'Address of what it is about; null: none.'}),
	is_read: z.boolean().meta({description: 'Whether whoever asks has read it.'}),
	read_at: instant.nullish().meta({description: 'When whoever asks has read it (UTC); null: not yet.'}),
	created_at: instant,
	updated_at: instant,
}).meta({id: 'Notification'});

export const markedView = view({updated: z.int().meta({description: 'How many were unread before.', example: 3})}).meta({
	id: 'NotificationsMarked',
});
