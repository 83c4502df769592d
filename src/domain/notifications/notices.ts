import type {FactOf, FactType} from '../events.ts';
import type {Message} from './notify.ts';

/** What people are told of a fact, and who: the operator's staff, the staff of the partner it belongs to, or its tenant. */
export type Notice = Message & Readonly<{to: 'operator' | 'partner' | 'tenant'}>;

const healthNotice = ({data}: FactOf<'service.health_changed'>): Notice => {
	const {service_name: name, service_slug: slug, last_heartbeat_at: lastHeartbeatAt} = data;
	const about = {to: 'operator', category: 'system'} as const;
	const heard = lastHeartbeatAt === null ? 'Nothing was ever heard of it.' : `It was last heard of at ${lastHeartbeatAt}.`;
	switch (data.health_status) {
		case 'unreachable':
			return {...about, severity: 'critical', title: `${name} cannot be reached`, body: `The service '${slug}' is silent. ${heard}`};
		case 'degraded':
			return {
				...about,
				severity: 'warning',
				title: `${name} is degraded`,
				body: `The service '${slug}' misses beats or says so itself. ${heard}`,
			};
		default:
			return {
				...about,
				severity: 'info',
				title: `${name} is healthy`,
				body: `The service '${slug}' was ${data.previous_health_status} before.`,
			};
	}
};

/** Which facts people are told of, in which words. A fact that is not here is told to nobody. */
export const notices: {readonly [T in FactType]?: (fact: FactOf<T>) => Notice} = {
	'service.health_changed': healthNotice,
	'service.registered': ({data}) => ({
		to: 'operator',
		category: 'system',
		severity: 'info',
		title: data.status === 'pending' ? `${data.service_name} waits for approval` : `${data.service_name} has joined`,
		body: `The service '${data.service_slug}' registered with the address ${data.base_url}.`,
	}),
	'service.address_change_requested': ({data}) => ({
		to: 'operator',
		category: 'system',
		severity: 'warning',
		title: `${data.service_name} wants to be called at another host`,
		body: `The service '${data.service_slug}' asks for ${data.pending_base_url}; until that is approved ${data.base_url} is called.`,
	}),
	'service.deregistered': ({data}) => ({
		to: 'operator',
		category: 'system',
		severity: 'info',
		title: `${data.service_name} has left`,
		body: `The service '${data.service_slug}' ended its registration: ${data.reason ?? 'it gave no reason'}.`,
	}),
};
