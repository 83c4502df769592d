/** Somebody who can sign in. Claims and directory answers are made of these fields, so they are written as they go over the wire. */
export type Person = Readonly<{
	id: string;
	email: string;
	display_name: string;
	tenant_id?: string;
	partner_id?: string;
	roles: readonly string[];
	permissions: readonly string[];
	is_active: boolean;
	updated_at: string;
}>;

export type Group = Readonly<{
	id: string;
	tenant_id?: string;
	name: string;
	description?: string;
	member_ids: readonly string[];
	updated_at: string;
}>;

/** A tenant or a partner: what the sign-in page calls the place of a person. */
type Organization = Readonly<{id: string; name: string}>;

/** Everything the local identity provider knows of people. */
export type DirectoryContent = Readonly<{
	organizations: readonly Organization[];
	people: readonly Person[];
	groups: readonly Group[];
}>;

const organizations: readonly Organization[] = [
	{id: 'prt_operator', name: 'ScaiControl Operator'},
	{id: 'prt_demo', name: 'Demo Reseller B.V.'},
	{id: 'tnt_demo', name: 'Demo Customer B.V.'},
];

const customer = {tenant_id: 'tnt_demo', partner_id: 'prt_demo'};

const people = [
	{
		id: 'usr_operator',
		email: 'olivia@operator.example',
		display_name: 'Olivia Operator',
		partner_id: 'prt_operator',
		roles: ['super_admin'],
	},
	{
		id: 'usr_partner_admin',
		email: 'pieter@reseller.example',
		display_name: 'Pieter Partner',
		partner_id: 'prt_demo',
		roles: ['partner_admin'],
	},
	{id: 'usr_tenant_admin', email: 'anna@customer.example', display_name: 'Anna Admin', ...customer, roles: ['tenant_admin']},
	{id: 'usr_tenant_member', email: 'milan@customer.example', display_name: 'Milan Member', ...customer, roles: ['tenant_member']},
];

const groups = [
	{
		id: 'grp_demo_administration',
		tenant_id: 'tnt_demo',
		name: 'Administration',
		description: 'Looks after subscriptions and invoices',
		member_ids: ['usr_tenant_admin'],
	},
	{id: 'grp_demo_everybody', tenant_id: 'tnt_demo', name: 'Everybody', member_ids: ['usr_tenant_admin', 'usr_tenant_member']},
];

/** The people a new data folder begins with: one of each place, and the groups of the demo tenant. */
export function demoDirectory(now: Date): DirectoryContent {
	const updated_at = now.toISOString();
	return {
		organizations,
		people: people.map(person => ({...person, permissions: [], is_active: true, updated_at})),
		groups: groups.map(group => ({...group, updated_at})),
	};
}
