import {configPart} from '../../domain/platform/process/config-part.ts';
import {booksProtocols} from './protocols.ts';

/** Where the providers of books are, each by its own variables. */
export const booksConfig = configPart({
	variables: Object.assign({}, ...booksProtocols.map(({variables}) => variables)) as Readonly<
		Record<string, (typeof booksProtocols)[number]['variables'][`${string}_URL`]>
	>,
	named: values => ({booksAddresses: values as Readonly<Record<string, string>>}),
});
