import {defineEntity, p} from '@mikro-orm/postgresql';
import {stored} from '../platform/unit/stored.ts';
import type {IdOf} from '../platform/values/id.ts';

const schema = defineEntity({
	name: 'ServiceVersion',
	tableName: 'service_version',
	properties: {
		...stored('serviceVersion'),
		serviceId: p.string().$type<IdOf<'service'>>().index(),
		/** What the service calls the software that it runs. */
		softwareVersion: p.string(),
		/** Null when it registered for the first time. */
		previousVersion: p.string().nullable(),
	},
});

/** A service ran another version of its software from then on. It never changes. */
export class ServiceVersion extends schema.class {}

schema.setClass(ServiceVersion);
