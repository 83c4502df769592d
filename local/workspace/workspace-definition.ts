/** What the demo service registers as: how a workspace is provided, and taken away again. Seconds are of business time. */
export const workspaceDefinition = {
	activate: [
		{
			name: 'database',
			action: {method: 'POST', path: '/workspaces/{{tenant.slug}}/database'},
			compensation: {method: 'DELETE', path: '/workspaces/{{tenant.slug}}/database'},
		},
		{
			name: 'files',
			action: {method: 'POST', path: '/workspaces/{{tenant.slug}}/files'},
			completion: 'poll',
			poll: {path: '/workspaces/{{tenant.slug}}/files', interval_seconds: 1, timeout_seconds: 120},
			compensation: {method: 'DELETE', path: '/workspaces/{{tenant.slug}}/files'},
		},
		{
			name: 'app',
			depends_on: ['database', 'files'],
			action: {method: 'POST', path: '/workspaces/{{tenant.slug}}/app'},
			completion: 'callback',
			timeout_seconds: 120,
			compensation: {method: 'DELETE', path: '/workspaces/{{tenant.slug}}/app'},
		},
	],
	suspend: [{name: 'close', action: {method: 'POST', path: '/workspaces/{{tenant.slug}}/closed'}}],
	resume: [{name: 'open', action: {method: 'DELETE', path: '/workspaces/{{tenant.slug}}/closed'}}],
	deactivate: [
		{name: 'app', action: {method: 'DELETE', path: '/workspaces/{{tenant.slug}}/app'}},
		{name: 'files', depends_on: ['app'], action: {method: 'DELETE', path: '/workspaces/{{tenant.slug}}/files'}},
		{name: 'database', depends_on: ['app'], action: {method: 'DELETE', path: '/workspaces/{{tenant.slug}}/database'}},
	],
} as const;

/** Its plans: one that works, one that takes its time with each step, one that fails at the third. */
export const workspacePlans = [
	{slug: 'small', name: 'Small', base_price_cents: 1900, sort_order: 1},
	{slug: 'slow', name: 'Slow', base_price_cents: 1900, sort_order: 2},
	{slug: 'broken', name: 'Broken', base_price_cents: 1900, sort_order: 3},
] as const;
