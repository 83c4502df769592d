import type {WordsByLanguage} from './mail-words.ts';

/** The mail that says that a trial ends soon. */
export const trialMail: WordsByLanguage = {
	en: {
		subject: 'Your trial of {{ trial.name }} ends on {{ trial.ends_on }}',
		body: [
			'Your trial of {{ trial.name }} ends on {{ trial.ends_on }}.',
			'After that the subscription goes on at {{ trial.price }} {{ trial.interval }}, excluding VAT.',
			'If you do not want to continue, please cancel before the trial ends; nothing will be charged then.',
		],
	},
	nl: {
		subject: 'Uw proefperiode van {{ trial.name }} eindigt op {{ trial.ends_on }}',
		body: [
			'Uw proefperiode van {{ trial.name }} eindigt op {{ trial.ends_on }}.',
			'Daarna loopt het abonnement door voor {{ trial.price }} {{ trial.interval }}, exclusief btw.',
			'Wilt u niet doorgaan? Zeg dan op voordat de proefperiode eindigt; er wordt u dan niets in rekening gebracht.',
		],
	},
	de: {
		subject: 'Ihr Testzeitraum für {{ trial.name }} endet am {{ trial.ends_on }}',
		body: [
			'Ihr Testzeitraum für {{ trial.name }} endet am {{ trial.ends_on }}.',
			'Danach läuft das Abonnement für {{ trial.price }} {{ trial.interval }} zzgl. USt. weiter.',
			'Wenn Sie nicht fortfahren möchten, kündigen Sie bitte vor dem Ende des Testzeitraums; Ihnen wird dann nichts berechnet.',
		],
	},
	fr: {
		subject: 'Votre période d’essai de {{ trial.name }} se termine le {{ trial.ends_on }}',
		body: [
			'Votre période d’essai de {{ trial.name }} se termine le {{ trial.ends_on }}.',
			'L’abonnement se poursuivra ensuite au tarif de {{ trial.price }} HT {{ trial.interval }}.',
			'Si vous ne souhaitez pas continuer, il vous suffit de résilier avant la fin de l’essai : rien ne vous sera facturé.',
		],
	},
	es: {
		subject: 'Su periodo de prueba de {{ trial.name }} termina el {{ trial.ends_on }}',
		body: [
			'Su periodo de prueba de {{ trial.name }} termina el {{ trial.ends_on }}.',
			'Después, la suscripción continuará por {{ trial.price }} {{ trial.interval }}, IVA no incluido.',
			'Si no desea continuar, cancélela antes de que termine la prueba y no se le cobrará nada.',
		],
	},
	it: {
		subject: 'Il periodo di prova di {{ trial.name }} termina il {{ trial.ends_on }}',
		body: [
			'Il Suo periodo di prova di {{ trial.name }} termina il {{ trial.ends_on }}.',
			'L’abbonamento proseguirà poi al prezzo di {{ trial.price }} {{ trial.interval }}, IVA esclusa.',
			'Se non desidera continuare, La preghiamo di disdire prima della fine della prova: non Le sarà addebitato nulla.',
		],
	},
};
