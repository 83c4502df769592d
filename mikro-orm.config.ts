import {Migrator} from '@mikro-orm/migrations';
import {defineConfig} from '@mikro-orm/postgresql';
import {entities, handWrittenTables} from './src/domain/entities.ts';

/** For migrations only: they run as the role `owner`. Web and worker open the database through `createOrm`. */
export default defineConfig({
	entities: [...entities],
	clientUrl: process.env['DATABASE_OWNER_URL'] ?? 'postgresql://owner@127.0.0.1/scaicontrol',
	ensureDatabase: false,
	extensions: [Migrator],
	schemaGenerator: {skipTables: [...handWrittenTables]},
	migrations: {
		path: 'migrations',
		pathTs: 'migrations',
		glob: 'Migration*.ts',
		emit: 'ts',
		snapshot: true,
		snapshotName: '.snapshot',
		transactional: true,
		allOrNothing: false,
	},
	driverOptions: {lock_timeout: 3000, application_name: 'scaicontrol-release'},
});
