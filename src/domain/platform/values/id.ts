import {randomBytes} from 'node:crypto';
import {z} from 'zod';
import {isBeforeEndOfTime} from './time-range.ts';

/** What each id is called and begins with. Those marked foreign are made by the identity provider. */
export const idPrefixes = {
	tenant: 'tnt',
	partner: 'prt',
	user: 'usr',
	group: 'grp',
	service: 'svc',
	plan: 'pln',
	planVersion: 'plv',
	pricingTier: 'tier',
	pack: 'pck',
	subscription: 'sub',
	packSubscription: 'psub',
	invoice: 'inv',
	invoiceLine: 'line',
	paymentMethod: 'pm',
	payment: 'pay',
	paymentIntent: 'pint',
	paymentSetup: 'pset',
	providerCustomer: 'pcus',
	providerEvent: 'pev',
	prepayment: 'ppm',
	dunning: 'dun',
	refund: 'rf',
	paymentDifference: 'pdif',
	balanceTransaction: 'btx',
	notification: 'ntf',
	workflow: 'wfl',
	workflowStep: 'wfs',
	webhookSubscription: 'whs',
	webhookDelivery: 'whd',
	webhookReplay: 'whr',
	template: 'tpl',
	templateVersion: 'tplv',
	trialMail: 'tmail',
	accountingIntegration: 'acc',
	accountingEntry: 'ace',
	booksConnection: 'acn',
	debtor: 'deb',
	journalPosting: 'jpo',
	journalLine: 'jli',
	entrypoint: 'ent',
	charge: 'chg',
	run: 'run',
	subscriptionPeriod: 'spr',
	invoiceMail: 'mail',
	metric: 'met',
	auditEntry: 'aud',
	billingProfile: 'bpr',
	serviceKey: 'key',
	serviceVersion: 'sver',
	roleGrant: 'rol',
} as const;

export type IdKind = keyof typeof idPrefixes;
export type IdOf<K extends IdKind> = `${(typeof idPrefixes)[K]}_${string}`;

const FOREIGN: readonly IdKind[] = ['tenant', 'partner', 'user', 'group'];

/** Crockford's base 32 in lower case: its order is the order of the values. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const TIME_CHARACTERS = 10;
const RANDOM_CHARACTERS = 16;

let lastMilliseconds = 0;
let lastRandom = 0n;

function base32(value: bigint, characters: number): string {
	let text = '';
	let rest = value;
	for (let index = 0; index < characters; index++) {
		text = ALPHABET[Number(rest & 31n)] + text;
		rest >>= 5n;
	}

	return text;
}

/**
 * A new id: prefix, 48 bits of time, 80 random bits. Ids sort by time; those that one process makes within one millisecond sort in
 * the order they were made (the random part counts up).
 */
export function newId<K extends IdKind>(kind: K, at: Date): IdOf<K> {
	const milliseconds = at.getTime();
	lastRandom =
		milliseconds === lastMilliseconds ? lastRandom + 1n : randomBytes(10).reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n) >> 1n;
	lastMilliseconds = milliseconds;
	return `${idPrefixes[kind]}_${base32(BigInt(milliseconds), TIME_CHARACTERS)}${base32(lastRandom, RANDOM_CHARACTERS)}` as IdOf<K>;
}

/** What sorts before all ids of a kind that are made at an instant or later, and after those made earlier. */
export const firstIdAt = <K extends IdKind>(kind: K, at: Date): IdOf<K> =>
	`${idPrefixes[kind]}_${base32(BigInt(at.getTime()), TIME_CHARACTERS)}` as IdOf<K>;

const OWN_ID = new RegExp(`^[a-z]+_([${ALPHABET}]{${TIME_CHARACTERS}})[${ALPHABET}]{${RANDOM_CHARACTERS}}$`);

/** The instant that an id of ours was made at; undefined when it is none. */
export function instantOfId(id: string): Date | undefined {
	const time = OWN_ID.exec(id)?.[1];
	const instant = [...(time ?? '')].reduce((sum, digit) => sum * 32 + ALPHABET.indexOf(digit), 0);
	return time === undefined || !isBeforeEndOfTime(instant) ? undefined : new Date(instant);
}

const pattern = (kind: IdKind): RegExp =>
	FOREIGN.includes(kind) ? new RegExp(`^${idPrefixes[kind]}_[A-Za-z0-9_-]{1,60}$`) : new RegExp(`^${idPrefixes[kind]}_[0-9a-z]{26}$`);

/** The schema of an id: its type is a template literal, so an invoice's id does not pass for a subscription's. */
export const idOf = <K extends IdKind>(kind: K) =>
	z
		.custom<IdOf<K>>(value => typeof value === 'string' && pattern(kind).test(value), {message: `must be an id like ${exampleOf(kind)}`})
		.meta({type: 'string', pattern: pattern(kind).source, example: exampleOf(kind), override: {type: 'string'}});

const exampleOf = (kind: IdKind): string =>
	FOREIGN.includes(kind) ? `${idPrefixes[kind]}_demo` : `${idPrefixes[kind]}_01jd2x4k7m9q3s5v8x0z2b4d6f`;
