import {request} from 'undici';
import type {LocalIssuer, LocalMailbox, ReceivedMail} from '../../domain/platform/local-services.ts';

/** Asks the local issuer, over HTTP, to mint tokens for the sandbox. */
export const createLocalIssuer = ({url, secret}: {url: string; secret: string}): LocalIssuer => ({
	async mint(claims) {
		const {statusCode, body} = await request(`${url}/tokens`, {
			method: 'POST',
			headers: {authorization: `Bearer ${secret}`, 'content-type': 'application/json'},
			body: JSON.stringify(claims),
		});
		const answer = (await body.json()) as {token: string};
		if (statusCode !== 200) throw new Error(`the local issuer answered ${statusCode}`);
		return answer;
	},
});

/** Reads the local mailbox over HTTP. */
export const createLocalMailbox = ({url}: {url: string}): LocalMailbox => ({
	async list() {
		const {body} = await request(`${url}/mails.json`);
		return (await body.json()) as ReceivedMail[];
	},
});
