/** A person as the identity provider's directory describes them. */
export type DirectoryUser = Readonly<{
	id: `usr_${string}`;
	email: string | null;
	displayName: string | null;
	tenantId: `tnt_${string}` | undefined;
	partnerId: `prt_${string}` | undefined;
	isActive: boolean;
}>;

/** A group as the identity provider's directory describes it. */
export type DirectoryGroup = Readonly<{
	id: `grp_${string}`;
	tenantId: `tnt_${string}` | undefined;
	name: string;
	description: string | null;
	memberIds: readonly `usr_${string}`[];
}>;

/** A part of the directory; `nextCursor` says where the next one begins, and is absent on the last. */
export type DirectoryPage<T> = Readonly<{items: readonly T[]; nextCursor: string | undefined}>;

/** The identity provider's directory: everybody, page by page. Throws a `DirectoryFault` when it cannot be read. */
export type Directory = Readonly<{
	users: (cursor: string | undefined) => Promise<DirectoryPage<DirectoryUser>>;
	groups: (cursor: string | undefined) => Promise<DirectoryPage<DirectoryGroup>>;
}>;

/** The directory could not be read; `code` says why without naming a value. */
export class DirectoryFault extends Error {
	readonly code: string;

	constructor(code: string) {
		super(code);
		this.name = 'DirectoryFault';
		this.code = code;
	}
}
