import {recordGivenUp} from '../../platform/record-given-up.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {InvoiceMail} from './invoice-mail.ts';

/** Tries a mail no more; `code` says why. The operator is told. */
export function giveUpMail(unit: Unit, mail: InvoiceMail, code: string): void {
	mail.nextAttemptAt = null;
	mail.lastError = code;
	recordGivenUp(unit, {kind: 'invoice_mail', resourceId: mail.id, code, step: mail.attempts});
}
