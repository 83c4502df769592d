import type {WordsByLanguage} from './mail-words.ts';

/** The mail that says that a payment failed. */
export const failedPaymentMail: WordsByLanguage = {
	en: {
		subject: 'Payment of {{ document.number }} failed',
		body: [
			'The payment of {{ document.amount_due }} for {{ document.title | downcase }} {{ document.number }} failed. Please check your payment method, or pay in another way.',
			['payment.next_try', 'We will try again on {{ payment.next_try }}.'],
		],
	},
	nl: {
		subject: 'Betaling van {{ document.number }} mislukt',
		body: [
			'De betaling van {{ document.amount_due }} voor {{ document.title | downcase }} {{ document.number }} is mislukt. Controleer uw betaalmethode of betaal op een andere manier.',
			['payment.next_try', 'Wij proberen het opnieuw op {{ payment.next_try }}.'],
		],
	},
	de: {
		subject: 'Zahlung zu {{ document.number }} fehlgeschlagen',
		body: [
			'die Zahlung von {{ document.amount_due }} zur {{ document.title }} {{ document.number }} ist fehlgeschlagen. Bitte prüfen Sie Ihre Zahlungsart oder zahlen Sie auf anderem Weg.',
			['payment.next_try', 'Wir versuchen es am {{ payment.next_try }} erneut.'],
		],
	},
	fr: {
		subject: 'Échec du paiement de {{ document.number }}',
		body: [
			'Le paiement de {{ document.amount_due }} pour la {{ document.title | downcase }} {{ document.number }} a échoué. Merci de vérifier votre moyen de paiement ou de payer autrement.',
			['payment.next_try', 'Nous ferons une nouvelle tentative le {{ payment.next_try }}.'],
		],
	},
	es: {
		subject: 'El pago de {{ document.number }} ha fallado',
		body: [
			'El pago de {{ document.amount_due }} de la {{ document.title | downcase }} {{ document.number }} ha fallado. Compruebe su método de pago o pague de otra forma.',
			['payment.next_try', 'Lo intentaremos de nuevo el {{ payment.next_try }}.'],
		],
	},
	it: {
		subject: 'Pagamento di {{ document.number }} non riuscito',
		body: [
			'Il pagamento di {{ document.amount_due }} per la {{ document.title | downcase }} {{ document.number }} non è riuscito. La preghiamo di controllare il metodo di pagamento o di pagare in altro modo.',
			['payment.next_try', 'Riproveremo il {{ payment.next_try }}.'],
		],
	},
};

/** The mail that says that a payment waits for its payer. It has no template of its own: banks want it worded without doubt. */
export const confirmationMail: WordsByLanguage = {
	en: {
		subject: 'Payment of {{ document.number }} needs your confirmation',
		body: [
			'The payment of {{ document.amount_due }} for {{ document.title | downcase }} {{ document.number }} is waiting for your confirmation. Please sign in and confirm it.',
		],
	},
	nl: {
		subject: 'Betaling van {{ document.number }} wacht op uw bevestiging',
		body: [
			'De betaling van {{ document.amount_due }} voor {{ document.title | downcase }} {{ document.number }} wacht op uw bevestiging. Meld u aan en bevestig de betaling.',
		],
	},
	de: {
		subject: 'Zahlung zu {{ document.number }} wartet auf Ihre Bestätigung',
		body: [
			'die Zahlung von {{ document.amount_due }} zur {{ document.title }} {{ document.number }} wartet auf Ihre Bestätigung. Bitte melden Sie sich an und bestätigen Sie sie.',
		],
	},
	fr: {
		subject: 'Le paiement de {{ document.number }} attend votre confirmation',
		body: [
			'Le paiement de {{ document.amount_due }} pour la {{ document.title | downcase }} {{ document.number }} attend votre confirmation. Merci de vous connecter et de le confirmer.',
		],
	},
	es: {
		subject: 'El pago de {{ document.number }} espera su confirmación',
		body: [
			'El pago de {{ document.amount_due }} de la {{ document.title | downcase }} {{ document.number }} espera su confirmación. Inicie sesión y confírmelo.',
		],
	},
	it: {
		subject: 'Il pagamento di {{ document.number }} attende la Sua conferma',
		body: [
			'Il pagamento di {{ document.amount_due }} per la {{ document.title | downcase }} {{ document.number }} attende la Sua conferma. La preghiamo di accedere e confermarlo.',
		],
	},
};
