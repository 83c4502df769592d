import {adminForceComplete, adminListWorkflows, adminRetryStep, adminSkipStep} from './admin-provisioning.ts';
import {provisioningCallback} from './callback.ts';
import {getProvisioningStatus, getWorkflow, listWorkflows} from './provisioning.ts';

export const provisioningRoutes = [
	// provisioning
	provisioningCallback,
	getProvisioningStatus,
	listWorkflows,
	getWorkflow,
	// admin-provisioning
	adminListWorkflows,
	adminForceComplete,
	adminRetryStep,
	adminSkipStep,
];
