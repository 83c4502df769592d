import {z} from 'zod';

type JsonType = ReturnType<typeof z.json>;

/** Anything that JSON can say. It has one name in the API's description, however often it is used. */
export const jsonValue: z.ZodType<z.infer<JsonType>, z.input<JsonType>> = z
	.lazy(() => z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(jsonValue), z.record(z.string(), jsonValue)]))
	.meta({id: 'JsonValue', description: 'Anything that JSON can say.'});
