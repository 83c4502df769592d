/** What no story on a test's system can ask for, and why. */
export const withoutExample: Readonly<Record<string, string>> = {
	proxyToken: 'the answer is the identity provider’s own',
	stripeWebhook: 'Stripe sends it, in its own words',
	mollieWebhook: 'Mollie sends it, in its own words',
	coinbaseWebhook: 'Coinbase sends it, in its own words',
	providerWebhook: 'the provider sends it, in its own words',
	authorizeAccountingIntegration: 'where to sign in is at the provider of the books',
	finishAccountingAuthorization: 'the browser comes with it from the provider of the books',
	putSandboxClock: 'the clock of a test stands still until the test moves it',
	mintSandboxToken: 'the issuer is the one that npm start brings',
	listSandboxMails: 'the mailbox is the one that npm start brings',
};
