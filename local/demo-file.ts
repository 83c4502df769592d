import {readFileSync} from 'node:fs';
import {publicUrlOf} from './environment.ts';
import type {LocalPorts} from './local-ports.ts';

/** What the demo data step makes or finds: who can act, on what. Tokens live at least 30 days. */
export type Demo = Readonly<{
	tokens: Readonly<{operator: string; partner_admin: string; tenant_admin: string; tenant_member: string; service: string}>;
	ids: Readonly<Record<string, string>>;
	service_api_key: string;
}>;

/** Everything a script needs to work with the running system: the content of `demo.json`. */
export type DemoFile = Demo &
	Readonly<{base_url: string; mailbox_url: string; dashboard_url: string; metrics_url: string; workspace_url: string}>;

/** The demo data with the addresses of the system it is in. */
export function demoFile({tokens, ids, service_api_key}: Demo, ports: LocalPorts, workspaceUrl: string): DemoFile {
	const baseUrl = publicUrlOf(ports);

	return {
		base_url: baseUrl,
		tokens,
		ids,
		service_api_key,
		mailbox_url: `http://127.0.0.1:${ports.mailbox}`,
		dashboard_url: `${baseUrl}/admin/jobs`,
		metrics_url: `http://127.0.0.1:${ports.webMetrics}/metrics`,
		workspace_url: workspaceUrl,
	};
}

/** What an earlier start wrote; undefined when there is none that can be read. */
export function readDemo(path: string): Demo | undefined {
	try {
		return JSON.parse(readFileSync(path, 'utf8')) as Demo;
	} catch {
		return undefined;
	}
}
