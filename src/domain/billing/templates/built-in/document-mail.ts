import type {WordsByLanguage} from './mail-words.ts';

/** The mail that an invoice or a credit note is attached to. */
export const documentMail: WordsByLanguage = {
	en: {
		subject: '{{ document.title }} {{ document.number }} from {{ seller.name }}',
		body: [
			'{{ document.title }} {{ document.number }} for {{ document.total }} is attached.',
			['document.amount_due', 'Please pay {{ document.amount_due }} by {{ document.due_date }}.'],
		],
	},
	nl: {
		subject: '{{ document.title }} {{ document.number }} van {{ seller.name }}',
		body: [
			'Bijgevoegd vindt u {{ document.title | downcase }} {{ document.number }} van {{ document.total }}.',
			['document.amount_due', 'Wij verzoeken u {{ document.amount_due }} uiterlijk op {{ document.due_date }} te betalen.'],
		],
	},
	de: {
		subject: '{{ document.title }} {{ document.number }} von {{ seller.name }}',
		body: [
			'im Anhang finden Sie die {{ document.title }} {{ document.number }} über {{ document.total }}.',
			['document.amount_due', 'Bitte zahlen Sie {{ document.amount_due }} bis zum {{ document.due_date }}.'],
		],
	},
	fr: {
		subject: '{{ document.title }} {{ document.number }} de {{ seller.name }}',
		body: [
			'Veuillez trouver ci-joint le document {{ document.number }} ({{ document.title | downcase }}) d’un montant de {{ document.total }}.',
			['document.amount_due', 'Nous vous remercions de régler {{ document.amount_due }} au plus tard le {{ document.due_date }}.'],
		],
	},
	es: {
		subject: '{{ document.title }} {{ document.number }} de {{ seller.name }}',
		body: [
			'Adjuntamos la {{ document.title | downcase }} {{ document.number }} por importe de {{ document.total }}.',
			['document.amount_due', 'Le rogamos que abone {{ document.amount_due }} a más tardar el {{ document.due_date }}.'],
		],
	},
	it: {
		subject: '{{ document.title }} {{ document.number }} da {{ seller.name }}',
		body: [
			'In allegato trova la {{ document.title | downcase }} {{ document.number }} di {{ document.total }}.',
			['document.amount_due', 'La preghiamo di pagare {{ document.amount_due }} entro il {{ document.due_date }}.'],
		],
	},
};
