import {domainToASCII, domainToUnicode} from 'node:url';
import {z} from 'zod';

/** RFC 5321 §4.5.3.1: the path, without its brackets, and the part before the @. */
const MOST_CHARACTERS = 254;
const LOCAL_PART_MOST = 64;

/** RFC 5322 §3.2.3: words of these characters with single dots between them. What needs quotes is nobody's address. */
const LOCAL_PART = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/;
/** RFC 1035 §2.3.4, RFC 1123 §2.1. */
const LABEL = /^(?!-)[a-z\d-]{1,63}(?<!-)$/;

/**
 * Whether mail servers take an address (RFC 5321). A domain may be written in any script (IDNA); the part before the @ may not, because
 * many servers take it in ASCII only (SMTPUTF8, RFC 6531, is an extension), and a mail that cannot leave is noticed too late.
 */
function isMailable(address: string): boolean {
	const [local = '', domain = '', ...rest] = address.split('@');
	if (rest.length > 0 || local.length > LOCAL_PART_MOST || !LOCAL_PART.test(local)) return false;
	const small = domain.toLowerCase();
	const ascii = domainToASCII(small);
	// A name that is read as another one (full-width letters, a number for an IP address) is not the one that people see.
	if (small !== ascii && small !== domainToUnicode(ascii)) return false;
	const labels = ascii.split('.');
	const isName = labels.length > 1 && labels.every(label => LABEL.test(label)) && !/^\d+$/.test(labels.at(-1) ?? '');
	return isName && local.length + 1 + ascii.length <= MOST_CHARACTERS;
}

/** An e-mail address, wherever one is given. */
export const email = z
	.string()
	.max(MOST_CHARACTERS)
	.refine(isMailable, 'must be an e-mail address')
	.meta({format: 'email', example: 'finance@example.com'});
