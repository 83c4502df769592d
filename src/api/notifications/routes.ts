import type {AnyRoute} from '../http/route.ts';
import {listNotifications, markAllNotificationsRead, markNotificationRead} from './notifications.ts';

export const notificationRoutes: readonly AnyRoute[] = [listNotifications, markAllNotificationsRead, markNotificationRead];
