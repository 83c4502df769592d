import type {DocumentLanguage, PrintedPeriod} from './invoice-document.ts';

const months: Readonly<Record<DocumentLanguage, string>> = {
	en: 'January February March April May June July August September October November December',
	nl: 'januari februari maart april mei juni juli augustus september oktober november december',
	de: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember',
	fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
	es: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
	it: 'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
};

/** Writes a date `YYYY-MM-DD` with the month as a word, so that no reader takes the day for the month: `1 May 2026`, `1. Mai 2026`. */
export function formatDate(isoDate: string, language: DocumentLanguage): string {
	const [year = '', month = '', day = ''] = isoDate.split('-');
	const name = months[language].split(' ')[Number(month) - 1] ?? month;
	const joined = language === 'es' ? ' de ' : ' ';
	const ordinal = language === 'de' ? '.' : language === 'fr' && day === '01' ? 'er' : '';

	return `${Number(day)}${ordinal}${joined}${name}${joined}${year}`;
}

/** Writes a period from its first to its last day; a single day stands alone. */
export const formatPeriod = ({start, end}: PrintedPeriod, language: DocumentLanguage): string =>
	start === end ? formatDate(start, language) : `${formatDate(start, language)} – ${formatDate(end, language)}`;
