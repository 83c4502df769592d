import type {DataFolder} from './data-folder.ts';
import type {DemoFile} from './demo-file.ts';
import type {LocalPorts} from './local-ports.ts';

/** What a person reads when the system is ready: where everything is, who they can be, and three requests to paste. */
export function announcement(demo: DemoFile, ports: LocalPorts, data: DataFolder): string {
	const {base_url: baseUrl, tokens} = demo;

	return `
ScaiControl is ready.

  API            ${baseUrl}/api/v1
  API document   ${baseUrl}/openapi.json
  Sign-in        http://127.0.0.1:${ports.issuer}
  Mail           ${demo.mailbox_url}
  Jobs           ${demo.dashboard_url}
  Metrics        ${demo.metrics_url} (web), http://127.0.0.1:${ports.workerMetrics}/metrics (worker)
  Demo service   ${demo.workspace_url} (provisions workspaces)
  Logs           ${data.logs}
  Tokens, ids    ${data.demoFile}

Tokens of the demo people:

  operator       ${tokens.operator}

  partner admin  ${tokens.partner_admin}

  tenant admin   ${tokens.tenant_admin}

  a service      ${tokens.service}

Three requests to paste:

  curl ${baseUrl}/health

  curl -H 'Authorization: Bearer ${tokens.tenant_admin}' ${baseUrl}/api/v1/catalog/services

  curl -H 'Authorization: Bearer ${tokens.operator}' ${baseUrl}/api/v1/sandbox/clock

One more worker: node --env-file=${data.environmentFile} src/workers/main.ts
Ctrl-C ends everything; the data stays in ${data.folder} (npm start -- --fresh deletes it).
`;
}
