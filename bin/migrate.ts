import {MikroORM} from '@mikro-orm/postgresql';
import config from '../mikro-orm.config.ts';

const LOCK_TRIES = 10;
const LOCK_WAIT_MS = 1000;
/** lock_not_available: somebody uses the table; a migration waits only briefly, so that it does not hold up everybody behind it. */
const LOCK_NOT_AVAILABLE = '55P03';

if (!process.env['DATABASE_OWNER_URL']) {
	console.error('DATABASE_OWNER_URL is missing: migrations run as the role owner');
	process.exit(1);
}

const orm = await MikroORM.init({...config, migrations: {...config.migrations, snapshot: false}});
try {
	for (let tries = 1; ; tries++) {
		try {
			const done = await orm.migrator.up();
			console.log(done.length === 0 ? 'The database is up to date.' : `Migrated: ${done.map(({name}) => name).join(', ')}`);
			break;
		} catch (error) {
			const isLocked =
				error instanceof Error && (String(error).includes(LOCK_NOT_AVAILABLE) || String(error.cause).includes('lock timeout'));
			if (!isLocked || tries >= LOCK_TRIES) throw error;
			await new Promise(resolve => setTimeout(resolve, LOCK_WAIT_MS));
		}
	}
} finally {
	await orm.close();
}
