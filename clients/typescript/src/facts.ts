/** What is known of an operation while the program runs. */
export type OperationFacts = Readonly<{
	method: string;
	path: string;
	/** The type of its body, when that is not JSON. */
	sends?: string;
	/** Whether it takes an Idempotency-Key. */
	isKeyed?: boolean;
	/** How its list goes on: by the id of its last row, or by the number of the page. */
	walk?: 'after' | 'page';
	/** The type of the file that it answers, too, when it is asked for it. */
	file?: string;
}>;

/** All operations, by their ids. */
export type OperationTable = Readonly<Record<string, OperationFacts>>;

type Described = Readonly<{
	operationId: string;
	parameters?: readonly Readonly<{name: string; in: string}>[];
	requestBody?: Readonly<{content: Readonly<Record<string, unknown>>}>;
	responses: Readonly<Record<string, Readonly<{content?: Readonly<Record<string, unknown>>}>>>;
}>;

/** What is read of a description of the API (OpenAPI 3.1). */
export type DescribedApi = Readonly<{paths: Readonly<Record<string, Readonly<Record<string, Described>>>>}>;

function walkOf(names: ReadonlySet<string>): OperationFacts['walk'] {
	if (!names.has('page_size')) return undefined;
	return names.has('after') ? 'after' : 'page';
}

/** What answers JSON may answer a file instead. */
function fileOf(responses: Described['responses']): string | undefined {
	const types = Object.entries(responses).flatMap(([status, {content = {}}]) => (status.startsWith('2') ? Object.keys(content) : []));
	return types.includes('application/json') ? types.find(type => type !== 'application/json') : undefined;
}

function factsOfOne(path: string, method: string, {parameters = [], requestBody, responses}: Described): OperationFacts {
	const [sends] = Object.keys(requestBody?.content ?? {});
	const walk = walkOf(new Set(parameters.filter(({in: place}) => place === 'query').map(({name}) => name)));
	const file = fileOf(responses);
	return {
		...{method: method.toUpperCase(), path},
		...(sends !== undefined && sends !== 'application/json' && {sends}),
		...(parameters.some(({name}) => name.toLowerCase() === 'idempotency-key') && {isKeyed: true}),
		...(walk && {walk}),
		...(file !== undefined && {file}),
	};
}

/** What a client has to know of each operation that is described. */
export const factsOf = ({paths}: DescribedApi): OperationTable =>
	Object.fromEntries(
		Object.entries(paths).flatMap(([path, methods]) =>
			Object.entries(methods).map(([method, operation]) => [operation.operationId, factsOfOne(path, method, operation)]),
		),
	);
