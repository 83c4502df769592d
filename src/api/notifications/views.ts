import {z} from 'zod';
import {categories, severities} from '../../domain/notifications/notification.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {instant} from '../http/fields.ts';
import {view} from '../http/shapes.ts';

export const notificationView = view({
	id: idOf('notification'),
	user_id: idOf('user').nullish().meta({description: 'Null when it is for everybody of the tenant or the staff'}),
	category: z.enum(categories),
	severity: z.enum(severities),
	title: z.string().meta({example: 'CRM cannot be reached'}),
	body: z.string(),
	link: z.string().nullish(),
	is_read: z.boolean().meta({description: 'By whoever asks'}),
	read_at: instant.nullish(),
	created_at: instant,
	updated_at: instant,
}).meta({id: 'Notification'});

export const markedView = view({updated: z.int().meta({description: 'How many were not read before'})}).meta({id: 'NotificationsMarked'});
