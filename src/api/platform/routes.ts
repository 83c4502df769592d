import type {AnyRoute} from '../http/route.ts';
import {adminGetRun, adminListRuns} from './admin-runs.ts';
import {listAuditLog} from './audit-log.ts';
import {getPlatformSettings, updatePlatformSettings} from './platform-settings.ts';

export const platformRoutes: readonly AnyRoute[] = [
	// ext-runs
	adminListRuns,
	adminGetRun,
	// admin-platform
	getPlatformSettings,
	updatePlatformSettings,
	// ext-audit
	listAuditLog,
];
