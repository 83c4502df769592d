declare module 's3rver' {
	/** The few parts of it that tests use. */
	export default class S3rver {
		constructor(options: {
			address: string;
			port: number;
			silent: boolean;
			directory: string;
			vhostBuckets: boolean;
			configureBuckets: readonly {name: string; configs: readonly string[]}[];
		});
		run(): Promise<{port: number; address: string}>;
		close(): Promise<void>;
	}
}
