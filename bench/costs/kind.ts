/** A kind of work: so many are done, once all is prepared and rests, and done they are when `isDone` says so and nothing follows any more. */
export type Kind = Readonly<{
	/** As the table calls one of it. */
	name: string;
	count: number;
	prepare?: (count: number) => Promise<void>;
	act: (count: number) => Promise<void>;
	isDone?: () => Promise<boolean>;
	/** How many it was in the end, where that follows from what others did. */
	counted?: () => Promise<number>;
}>;
