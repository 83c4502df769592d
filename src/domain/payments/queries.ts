import {Invoice} from '../billing/invoice.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import {Dunning} from './dunning/dunning.ts';

/** Invoices whose time to be collected has come, the longest waiting first. */
export async function toCollect({em, now}: Unit, limit: number): Promise<IdOf<'invoice'>[]> {
	const due = await em.find(Invoice, {collectAt: {$lte: now}}, {fields: ['id'], orderBy: {collectAt: 'asc', id: 'asc'}, limit});
	return due.map(({id}) => id);
}

/** When the first of all invoices is to be collected; undefined when none is. */
export async function earliestCollection({em}: Unit): Promise<Date | undefined> {
	const first = await em.findOne(Invoice, {collectAt: {$ne: null}}, {fields: ['collectAt'], orderBy: {collectAt: 'asc'}});
	return first?.collectAt ?? undefined;
}

/** Dunnings whose days are over, the longest first. */
export async function toSuspend({em, now}: Unit, limit: number): Promise<IdOf<'dunning'>[]> {
	const due = await em.find(Dunning, {suspendAt: {$lte: now}}, {fields: ['id'], orderBy: {suspendAt: 'asc', id: 'asc'}, limit});
	return due.map(({id}) => id);
}

/** When the first of all dunnings suspends; undefined when none does. */
export async function earliestSuspension({em}: Unit): Promise<Date | undefined> {
	const first = await em.findOne(Dunning, {suspendAt: {$ne: null}}, {fields: ['suspendAt'], orderBy: {suspendAt: 'asc'}});
	return first?.suspendAt ?? undefined;
}
