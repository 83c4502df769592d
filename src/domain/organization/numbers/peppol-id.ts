import {passesLuhn, remainderBy97, weightedSum} from './check-digits.ts';
import {checkLeitwegId} from './leitweg-id.ts';
import {isPeppolScheme} from './peppol-schemes.ts';

/** What a participant identifier may be made of in any scheme (Peppol, Policy for use of Identifiers). */
const ANY_SCHEME = /^[A-Za-z0-9][A-Za-z0-9._~-]{0,49}$/;

const ofDigits =
	(count: number, check: (digits: string) => boolean = () => true) =>
	(id: string): boolean =>
		id.length === count && /^\d+$/.test(id) && check(id);

const BY_ELEVEN = [3, 2, 7, 6, 5, 4, 3, 2, 1];
const BY_TEN = [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1];
const AUSTRALIAN = [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19];

/** Schemes whose numbers have a form of their own; Peppol's validators refuse documents with others. */
const forms: Readonly<Record<string, Readonly<{name: string; isSound: (id: string) => boolean}>>> = {
	'0002': {name: 'French SIREN', isSound: ofDigits(9)},
	'0007': {name: 'Swedish organisation number', isSound: ofDigits(10, passesLuhn)},
	'0009': {name: 'French SIRET', isSound: ofDigits(14)},
	'0088': {name: 'GLN', isSound: ofDigits(13, id => weightedSum(id, BY_TEN) % 10 === 0)},
	'0096': {name: 'Danish P number', isSound: ofDigits(10)},
	'0106': {name: 'Dutch KvK number', isSound: ofDigits(8)},
	// The first digit counts one less than it says.
	'0151': {name: 'Australian business number', isSound: ofDigits(11, id => (weightedSum(id, AUSTRALIAN) - 10) % 89 === 0)},
	'0184': {name: 'Danish CVR number', isSound: id => /^(?:DK)?\d{8}$/.test(id)},
	'0190': {name: 'Dutch OIN', isSound: ofDigits(20)},
	'0192': {name: 'Norwegian organisation number', isSound: ofDigits(9, id => weightedSum(id, BY_ELEVEN) % 11 === 0)},
	'0198': {name: 'Danish SE number', isSound: id => /^DK\d{8}$/.test(id)},
	'0204': {name: 'Leitweg-ID', isSound: id => checkLeitwegId(id) === undefined},
	'0208': {name: 'Belgian enterprise number', isSound: ofDigits(10, id => 97 - remainderBy97(id.slice(0, 8)) === Number(id.slice(8)))},
};

/** The identifier without spaces and without its scheme in front. */
export function normalizePeppolId(value: string, scheme: string): string {
	const id = value.replace(/\s/g, '');
	return id.startsWith(`${scheme}:`) ? id.slice(scheme.length + 1) : id;
}

/** What is wrong with the scheme of a Peppol identifier, as a sentence; undefined when nothing is. */
export const checkPeppolScheme = (scheme: string): string | undefined =>
	isPeppolScheme(scheme) ? undefined : 'is not an identifier scheme of Peppol, like 0106 (KvK) or 9944 (Dutch VAT number)';

/** What is wrong with a Peppol participant identifier in a scheme, as a sentence; undefined when nothing is. */
export function checkPeppolId(value: string, scheme: string): string | undefined {
	const id = normalizePeppolId(value, scheme);
	if (!ANY_SCHEME.test(id)) return 'must be 1 to 50 letters, digits, dots, hyphens, underscores or tildes';

	const form = forms[scheme];
	return form === undefined || form.isSound(id) ? undefined : `is not a ${form.name} (scheme ${scheme})`;
}
