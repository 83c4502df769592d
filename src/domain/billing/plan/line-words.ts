import type {DocumentLanguage} from '../paper/invoice-document.ts';

/** What lines that a run makes say besides names and figures, in the buyer's language. */
export type LineWords = Readonly<{
	/** How many days are given back. */
	daysNotUsed: (days: number, ofDays: number) => string;
	/** What of the usage was billed by earlier documents. */
	billedBefore: (amount: string) => string;
}>;

const words: Readonly<Record<DocumentLanguage, LineWords>> = {
	en: {
		daysNotUsed: (days, ofDays) => `${days} of ${ofDays} days not used`,
		billedBefore: amount => `${amount} of it billed before`,
	},
	nl: {
		daysNotUsed: (days, ofDays) => `${days} van ${ofDays} dagen niet gebruikt`,
		billedBefore: amount => `waarvan ${amount} eerder gefactureerd`,
	},
	de: {
		daysNotUsed: (days, ofDays) => `${days} von ${ofDays} Tagen nicht genutzt`,
		billedBefore: amount => `davon ${amount} bereits berechnet`,
	},
	fr: {
		daysNotUsed: (days, ofDays) => `${days} jours sur ${ofDays} non utilisés`,
		billedBefore: amount => `dont ${amount} déjà facturés`,
	},
	es: {
		daysNotUsed: (days, ofDays) => `${days} de ${ofDays} días no utilizados`,
		billedBefore: amount => `de los cuales ${amount} ya facturados`,
	},
	it: {
		daysNotUsed: (days, ofDays) => `${days} giorni su ${ofDays} non utilizzati`,
		billedBefore: amount => `di cui ${amount} già fatturati`,
	},
};

export const lineWords = (language: DocumentLanguage | null | undefined): LineWords => words[language ?? 'en'];
