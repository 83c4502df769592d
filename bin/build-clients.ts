import {buildClients} from './clients/build-clients.ts';

/** Makes the packages of `clients/` as they are published, each in its folder `dist`: `npm publish clients/typescript/dist`. */
buildClients();
