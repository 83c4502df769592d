type Operation = Readonly<{operationId: string; security: readonly Record<string, unknown>[]}>;
type Document = Readonly<{paths: Record<string, Record<string, Operation>>}>;

export type ServiceAnswer = Readonly<{
	status: number;
	// biome-ignore lint/suspicious/noExplicitAny: a test says by its assertions what an answer holds
	data: any;
	message: string | undefined;
}>;

/**
 * A service as a stranger would write it: it has read the API's description and nothing else, calls operations by their ids, and
 * proves itself by a token, or by its API key once it has one.
 */
export async function strangerAt(baseUrl: string, token: string) {
	const document = (await (await fetch(`${baseUrl}/openapi.json`)).json()) as Document;
	const operations = new Map(
		Object.entries(document.paths).flatMap(([path, methods]) =>
			Object.entries(methods).map(([method, operation]) => [operation.operationId, {path, method, operation}] as const),
		),
	);
	let credential: Record<string, string> = {authorization: `Bearer ${token}`};
	return {
		useKey(apiKey: string) {
			credential = {'x-scaicontrol-key': apiKey};
		},
		async call(operationId: string, body?: object): Promise<ServiceAnswer> {
			const found = operations.get(operationId);
			if (!found) throw new Error(`the document describes no ${operationId}`);
			const response = await fetch(`${baseUrl}${found.path}`, {
				method: found.method.toUpperCase(),
				headers: {...credential, ...(body && {'content-type': 'application/json'})},
				...(body && {body: JSON.stringify(body)}),
			});
			const text = await response.text();
			const answer = text === '' ? {} : JSON.parse(text);
			return {status: response.status, data: answer.data, message: answer.error?.message};
		},
	};
}
