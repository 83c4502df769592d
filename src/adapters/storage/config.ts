import {z} from 'zod';
import {configPart} from '../../domain/platform/process/config-part.ts';

/** Whether a text names a folder or a bucket. */
const isStorageUrl = (value: string): boolean => {
	if (value.startsWith('file:')) return value.length > 'file:'.length;
	if (!URL.canParse(value)) return false;
	const {protocol, username, password, pathname} = new URL(value);
	return protocol === 's3:' && username !== '' && password !== '' && /^\/[a-z0-9][a-z0-9.-]{2,62}$/.test(pathname);
};

export const storageConfig = configPart({
	variables: {
		STORAGE_URL: {
			schema: z.string().refine(isStorageUrl, 'must be file:<folder> or s3://<key>:<secret>@<host>/<bucket>'),
			says: 'Where documents and uploads lie: file:<folder>, or s3://<key>:<secret>@<host>/<bucket>[?region=…&tls=false]',
			default: 'file:storage',
		},
	},
	named: values => ({storageUrl: values.STORAGE_URL}),
});
