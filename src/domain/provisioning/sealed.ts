import type {Cipher, SecretPlace} from '../platform/secrets.ts';
import type {StepResult} from './read-answer.ts';
import type {WorkflowStep} from './workflow-step.ts';

const placeOf = ({id, tenantId}: WorkflowStep, column: string): SecretPlace => ({
	table: 'workflow_step',
	column,
	row: id,
	tenant: tenantId,
});

/** Where the token that a service calls back with is kept while its step waits for it. */
export const callbackSecretPlace = (step: WorkflowStep): SecretPlace => placeOf(step, 'callback_secret_sealed');

/** Keeps what a step came to; what the service gave out for its customer only encrypted. */
export function keepResult(step: WorkflowStep, {endpoint, credentials, metadata}: StepResult, cipher: Cipher): void {
	step.endpoint = endpoint ?? null;
	step.metadata = metadata ?? null;
	step.credentialsSealed = credentials ? cipher.encrypt(JSON.stringify(credentials), placeOf(step, 'credentials_sealed')) : null;
}
