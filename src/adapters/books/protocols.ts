import {exactOnline} from '../exact-online/exact-online.ts';
import {moneybird} from '../moneybird/moneybird.ts';
import {xero} from '../xero/xero.ts';
import type {BooksProtocol} from './books-protocol.ts';

/** Where books can be kept elsewhere: what is not listed is not offered. */
export const booksProtocols: readonly BooksProtocol[] = [moneybird, exactOnline, xero];
