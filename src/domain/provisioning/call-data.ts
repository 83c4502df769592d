import type {WorkflowKind} from '../catalog/provisioning-definition.ts';

type PlanData = Readonly<{plan_key: string; quotas: Readonly<Record<string, number>>; features: Readonly<Record<string, unknown>>}>;

/** What all calls of a workflow say, under the names of the wire. */
export type WorkflowData = Readonly<{
	workflow_id: string;
	kind: WorkflowKind;
	tenant: Readonly<{id: string; name: string; slug: string}>;
	subscription: Readonly<{id: string; status: string; quantity: number}>;
	plan: PlanData;
	/** On a change of plan. */
	previous_plan?: PlanData;
}>;

/** What earlier steps came to. */
export type StepResults = Readonly<Record<string, Readonly<{endpoint?: string; metadata?: Readonly<Record<string, unknown>>}>>>;

/** What one call says, unless the definition has a body of its own; what placeholders can name. */
export type CallData = WorkflowData & Readonly<{step: string; callback_url?: string; callback_token?: string; steps: StepResults}>;
