import type {Fault} from '../../platform/refusals.ts';
import {arrayLiteral} from '../../platform/unit/array-literal.ts';
import {askBeyondWalls} from '../../platform/unit/tenancy.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {STANDARD} from './standard.ts';

type Named = Readonly<{invoiceTemplateName?: string | null | undefined; emailTemplateName?: string | null | undefined}>;

const UNKNOWN = `is the name of no template; '${STANDARD}' is the built-in one`;

/**
 * What is wrong with the names of templates that a partner or its tenant wants to use: there must be one of paper, or of mails, among the
 * partner's own, or it is the built-in one's. A tenant sees no templates, so they are asked for beyond its walls.
 */
export async function templateNameFaults(
	unit: Unit,
	partnerId: IdOf<'partner'>,
	{invoiceTemplateName: paper, emailTemplateName: mail}: Named,
): Promise<Fault[]> {
	const names = [paper, mail].filter((name): name is string => typeof name === 'string' && name !== STANDARD);
	if (names.length === 0) return [];
	const rows = await askBeyondWalls<{name: string; is_mail: boolean}>(unit, {
		because: 'whether there is a template of a name',
		sql: `select distinct name, document_type like 'email\\_%' as is_mail from template where partner_id = ? and name = any(?::text[])`,
		parameters: [partnerId, arrayLiteral(names)],
	});
	const isKnown = (name: string, isMail: boolean): boolean => rows.some(row => row.name === name && row.is_mail === isMail);
	const fault = (path: string, name: string | null | undefined, isMail: boolean): Fault[] =>
		!name || name === STANDARD || isKnown(name, isMail) ? [] : [{path, message: UNKNOWN}];
	return [...fault('invoice_template_name', paper, false), ...fault('email_template_name', mail, true)];
}
