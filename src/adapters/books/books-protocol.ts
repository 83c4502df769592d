import type {RemoteBooks} from '../../domain/accounting/remote/remote-books.ts';
import type {Variable} from '../../domain/platform/process/config-part.ts';

/** A provider whole: what it reads of the environment, and how its books are opened. `remote-books.ts` lists them. */
export type BooksProtocol = Readonly<{
	variables: Readonly<Record<`${string}_URL`, Variable & {default: string}>>;
	open: (addressOf: (variable: `${string}_URL`) => string) => RemoteBooks;
}>;
