import {type Refusals, refusing} from '../platform/refusals.ts';

export const catalogRefusals = {
	service_not_found: {kind: 'missing', message: "Service '{slug}' not found"},
	service_slug_taken: {kind: 'taken', message: "A service with the slug '{slug}' exists already"},
	entrypoint_not_found: {kind: 'missing', message: "Entrypoint '{id}' not found"},
	plan_not_found: {kind: 'missing', message: "Plan '{id}' not found"},
	plan_slug_taken: {kind: 'taken', message: "The service '{service}' has a plan with the slug '{slug}' already"},
	pack_not_found: {kind: 'missing', message: "Pack '{pack}' not found"},
	pack_slug_taken: {kind: 'taken', message: "A pack with the slug '{slug}' exists already"},
} as const satisfies Refusals;

export const refuse = refusing(catalogRefusals);
