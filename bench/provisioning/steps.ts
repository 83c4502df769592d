/** The steps of an activation as both sides run them, each with those that it depends on: two forks, eight calls. */
export const steps = [
	{name: 'account', dependsOn: []},
	{name: 'database', dependsOn: ['account']},
	{name: 'storage', dependsOn: ['account']},
	{name: 'application', dependsOn: ['database', 'storage']},
	{name: 'address', dependsOn: ['application']},
	{name: 'mailbox', dependsOn: ['application']},
	{name: 'users', dependsOn: ['address', 'mailbox']},
	{name: 'welcome', dependsOn: ['users']},
];
