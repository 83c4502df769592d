import sharp from 'sharp';
import {notify} from '../../../src/domain/notifications/notify.ts';
import {asSystem} from '../../../src/domain/platform/unit/as-system.ts';
import {type Cast, dataOf} from './cast.ts';

/** Who there is, and what they may do. */
export async function playPeople({operator, world}: Cast): Promise<void> {
	await operator.post('/admin/users/sync');
	await world.drain();
	await operator.get('/admin/users?tenant_id=tnt_acme');
	await operator.get('/admin/users/usr_ada');
	await operator.post('/admin/users/usr_grace/role', {role: 'tenant_member'});
	await operator.delete('/admin/users/usr_grace/role?role=tenant_member');
	await operator.patch('/admin/users/usr_grace', {is_active: false});
	await operator.get('/admin/groups');
	await operator.get('/admin/groups/grp_finance');
	await operator.post('/admin/groups/grp_finance/role', {role: 'tenant_admin'});
	await operator.delete('/admin/groups/grp_finance/role');
}

/** What everybody is told, and what is written down. */
export async function playPlatform({acme, operator, world}: Cast): Promise<void> {
	await asSystem(world.inUnit, {because: 'the story tells a tenant something'}, async unit =>
		notify(unit, [
			{
				to: {tenantId: 'tnt_acme', partnerId: 'prt_reseller'},
				occasion: 'maintenance',
				message: {category: 'system', severity: 'info', title: 'Maintenance on Sunday', body: 'The API is read-only from 02:00 to 02:30.'},
			},
		]),
	);
	const [newest] = await dataOf(acme.get('/notifications?unread_only=true'));
	await acme.post(`/notifications/${newest.id}/read`);
	await acme.post('/notifications/read-all');
	await operator.get('/admin/platform/settings');
	await operator.put('/admin/platform/settings', {trial_notice_days: [7, 1]});
	await operator.get('/admin/audit-log?page_size=2');
	const [run] = await dataOf(operator.get('/admin/runs?page_size=2'));
	await operator.get(`/admin/runs/${run.id}`);
	await operator.get('/sandbox/clock');
	await world.drain();
	await operator.post('/sandbox/drain');
}

/** Pictures: an icon of a service, one for a template, and how they are fetched. */
export async function playUploads({nobody, recorder, world}: Cast): Promise<void> {
	const bytes = await sharp({create: {width: 64, height: 64, channels: 3, background: '#1f4b99'}})
		.png()
		.toBuffer();
	for (const name of ['icon', 'template-image']) {
		const path = `/api/v1/admin/uploads/${name}`;
		const form = new FormData();
		form.append('file', new Blob([Uint8Array.from(bytes)], {type: 'image/png'}), 'logo.png');
		const headers = {authorization: `Bearer ${world.operator.token}`};
		const response = await fetch(`${world.baseUrl}${path}`, {method: 'POST', headers, body: form});
		const asked = {
			caller: "the operator's staff",
			method: 'POST',
			path,
			body: 'file=@logo.png',
			headers: {'Content-Type': 'multipart/form-data'},
		};
		const body = (await response.json()) as {data: {path: string}};
		recorder.keep(asked, {status: response.status, body, bytes: new Uint8Array(), headers: response.headers});
		await nobody.get(`/uploads/${body.data.path}`);
	}
}
