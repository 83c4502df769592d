import {createServer} from 'node:http';
import {beginProcess} from '../../src/adapters/process/begin-process.ts';
import {openFoundations} from '../../src/adapters/process/open-foundations.ts';
import {createWebMetrics} from '../../src/adapters/prometheus/metrics.ts';
import {createApp} from '../../src/api/app.ts';
import {createShell} from '../../src/api/create-shell.ts';
import type {Caller} from '../../src/domain/identity/caller.ts';
import {grantsOf} from '../../src/domain/identity/scopes.ts';

/** The API as it is, but whoever calls is taken for one operator without a look at any credential: another than of H1, for one may ask only so often. */
const operator: Caller = {
	subject: 'usr_bench',
	place: 'operator',
	tenantId: undefined,
	partnerId: 'prt_operator',
	roles: ['super_admin'],
	grants: grantsOf('operator', [], ['super_admin']).grants,
	tenantIsSuspended: false,
	profile: {partnerName: 'prt_operator'},
	service: undefined,
};
const {config, log, version} = beginProcess('web', process.env);
const parts = new AsyncDisposableStack();
const foundations = openFoundations(config, log, {kind: 'web'}, parts);
const {onAnswered, onRefused} = createWebMetrics();
const shell = createShell(foundations, {version, isStopping: () => false, onAnswered, onRefused}, parts);
const open = {...shell, authenticate: {...shell.authenticate, caller: async () => operator}};
createServer(createApp(open).callback()).listen(config.port, config.host);
