/** Who the customer of each program is on paper: the same in all, and of no generator's types. */
export const profile = {
	company_name: 'Navy N.V.',
	address_line1: 'Kade 1',
	postal_code: '1781 AA',
	city: 'Den Helder',
	country_code: 'NL',
	contact_email: 'billing@navy.example',
};

/** Says what a program did, and ends it as a failure when the API did not do what was expected. */
export function tell(
	generator: string,
	{services, status, refused}: Readonly<{services: string[]; status: string; refused: number | undefined}>,
): void {
	process.stdout.write(`      ${generator}: ${services.join(', ')}; subscribed: ${status}; again: ${refused}\n`);
	if (!services.includes('crm') || status !== 'active' || refused !== 409) process.exitCode = 1;
}
