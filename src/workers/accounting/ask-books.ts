import {recordTelling, recordTellings, type TellingAnswer, tellRemote} from '../../domain/accounting/remote/tell-remote.ts';
import {tellSeveral} from '../../domain/accounting/remote/tell-several.ts';
import {prepareTelling, prepareTellings, type Telling, toldAtOnce} from '../../domain/accounting/remote/telling.ts';
import {SyncEntry} from '../../domain/accounting/sync-entry.ts';
import {minutes} from '../../domain/platform/attempts/waits.ts';
import {failpoint} from '../../domain/platform/process/failpoints.ts';
import {attempted} from '../queue/attempted.ts';

export const askBooks = attempted<SyncEntry, Telling, TellingAnswer>({
	name: 'accounting.ask-books',
	queue: 'books',
	summary: 'Tells books that are kept elsewhere of a document or money, and writes down what came of it',
	row: SyncEntry,
	kind: 'accounting_entry',
	// Their limits are counted for the whole administration: one thing after another.
	lane: {property: 'integrationId', limit: 1},
	waits: minutes(1, 5, 30, 120, 720, 1440),
	// Contact, look-up, document and settlement take 15 s each at most, and the waits that their pace wants.
	leaseMs: 180_000,
	prepare: async (unit, entry, {cipher}) => prepareTelling(unit, entry, cipher),
	call: async (claimed, tools) => betweenFailpoints(async () => tellRemote(claimed, tools)),
	// Of a tenant only one entry is due, so these are of different ones; what was refused together is told one by one.
	inOneCall: {
		alike: ['kind', 'lastError'],
		size: async (unit, entry, {remoteBooks}) => toldAtOnce(unit, entry, remoteBooks),
		prepare: async (unit, entries, {cipher}) => prepareTellings(unit, entries, cipher),
		call: async (claimed, tools) => betweenFailpoints(async () => tellSeveral(claimed, tools)),
		record: async (unit, ended) => recordTellings(unit, ended),
	},
	record: async (unit, entry, result) => recordTelling(unit, entry, result),
});

async function betweenFailpoints<Value>(tell: () => Promise<Value>): Promise<Value> {
	await failpoint('books:before-call');
	const value = await tell();
	await failpoint('books:after-call');
	return value;
}
