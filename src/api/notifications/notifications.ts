import type {Caller} from '../../domain/identity/caller.ts';
import {markAllRead, markRead} from '../../domain/notifications/mark-read.ts';
import {category} from '../../domain/notifications/notification.ts';
import {listNotifications as pageOf, type Reader} from '../../domain/notifications/queries.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {one, page} from '../http/answers.ts';
import {pageQuery, yesOrNo} from '../http/queries.ts';
import {route} from '../http/route.ts';
import {input} from '../http/shapes.ts';
import {markedView, notificationView} from './views.ts';

/** A tenant's people need `billing:read` to be told of billing; of a partner's staff, those who do the billing. */
const readerOf = ({subject, tenantId, partnerId, grants}: Caller): Reader => ({
	userId: subject,
	tenantId,
	partnerId,
	seesBilling: grants.has('billing:read') || grants.has('admin:billing'),
});

export const listNotifications = route({
	operation: 'listNotifications',
	tag: 'notifications',
	method: 'get',
	path: '/notifications',
	summary: "One's notifications and those of one's tenant or staff, newest first",
	description:
		'A person sees what was sent to them alone and what was sent to everybody of their tenant or, for staff, of their partner. ' +
		'Notifications of the category `billing` are shown to holders of `billing:read` or `admin:billing` only. Whether one was read is ' +
		'kept for each person. They are forgotten after 13 months.',
	access: 'user',
	query: pageQuery('notification', {
		unread_only: yesOrNo.optional().meta({description: 'Only those that the caller has not read (`true`).'}),
		category: category.optional().meta({description: 'Only those of this category.'}),
	}),
	answer: page(notificationView),
	async handle({unit, caller, query}) {
		return pageOf(unit, readerOf(caller), query);
	},
});

export const markAllNotificationsRead = route({
	operation: 'markAllNotificationsRead',
	tag: 'notifications',
	method: 'post',
	path: '/notifications/read-all',
	summary: 'Mark all of them as read, for oneself',
	description:
		'Marks everything that `listNotifications` would show the caller, on all pages, and answers how many were unread. Others of the ' +
		'same tenant or staff still see them as unread. Asked again it answers 0.',
	access: 'user',
	answer: one(markedView),
	async handle({unit, caller}) {
		return {updated: await markAllRead(unit, readerOf(caller))};
	},
});

export const markNotificationRead = route({
	operation: 'markNotificationRead',
	tag: 'notifications',
	method: 'post',
	path: '/notifications/{notification_id}/read',
	summary: 'Mark one as read, for oneself',
	description:
		'Marks it for the caller alone; others of the same tenant or staff still see it as unread. Read before, it keeps the time of the ' +
		'first reading. One that is not for the caller is 404.',
	access: 'user',
	params: input({notification_id: idOf('notification')}),
	answer: one(notificationView),
	refuses: ['notification_not_found'],
	async handle({unit, caller, params}) {
		return markRead(unit, readerOf(caller), params.notificationId);
	},
});
