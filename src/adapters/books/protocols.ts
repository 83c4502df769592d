import {moneybird} from '../moneybird/moneybird.ts';
import type {BooksProtocol} from './books-protocol.ts';

/** Where books can be kept elsewhere: what is not listed is not offered. */
export const booksProtocols: readonly BooksProtocol[] = [moneybird];
