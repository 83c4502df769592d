/** How much work waits in the queues. */
export type QueueDepth = Readonly<{waiting: number; active: number; delayed: number; failed: number}>;

/** What is known of the queues and of the jobs that were run. */
export type Backlog = Readonly<{
	/** The depth of each queue; undefined when Redis cannot be reached. */
	depths: () => Promise<Readonly<Record<string, QueueDepth>> | undefined>;
	/** How many jobs the workers completed since they first ran, over all processes. */
	completed: () => Promise<number>;
	isReachable: () => Promise<boolean>;
}>;
