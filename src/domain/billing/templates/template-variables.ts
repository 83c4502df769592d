import {mailVariablesOf, type TemplateVariable} from './mail-variables.ts';
import {paperVariables} from './paper-variables.ts';
import {isMailType, type TemplateType, templateTypes} from './template.ts';

/** What a template of a type can name; of all types, each once, unless one is given. */
export function templateVariables(type?: TemplateType): TemplateVariable[] {
	const types = type === undefined ? templateTypes : [type];
	const variables = types.flatMap(each => (isMailType(each) ? mailVariablesOf(each) : paperVariables));
	return [...new Map(variables.map(variable => [variable.path, variable])).values()];
}
