import {Service} from '../catalog/service.ts';
import {findRows} from '../platform/unit/find-rows.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import {signingSecretsOf} from '../registry/queries.ts';
import type {CallingTools, CallTerms} from './claim-step.ts';

type Request = CallingTools & Readonly<{serviceIds: readonly IdOf<'service'>[]}>;

/** Reads how services are called, with a fixed number of statements. */
export async function callTermsOf(unit: Unit, {serviceIds, ...tools}: Request): Promise<ReadonlyMap<IdOf<'service'>, CallTerms>> {
	if (serviceIds.length === 0) return new Map();
	const services = await findRows(unit.em, Service, {id: {$in: [...serviceIds]}}, {fields: ['id', 'baseUrl'], orderBy: {id: 'asc'}});
	const secrets = await signingSecretsOf(unit, serviceIds, tools.cipher);
	return new Map(services.map(({id, baseUrl}) => [id, {baseUrl: baseUrl ?? undefined, secrets: secrets.get(id) ?? [], ...tools}]));
}
