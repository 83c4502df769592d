import {once} from 'node:events';
import type {AddressInfo} from 'node:net';
import {buffer} from 'node:stream/consumers';
import type {ParsedMail} from 'mailparser';
import {SMTPServer} from 'smtp-server';

/** A mail as it arrived: to whom the envelope said, and what the message holds. */
export type ArrivedMail = Readonly<{recipients: readonly string[]; mail: ParsedMail}>;

/** A mail server on a port of its own that keeps what it is given; `refuse` makes it say no for so many mails. */
export async function startMailReceiver() {
	const mails: ArrivedMail[] = [];
	let refusals = 0;
	const server = new SMTPServer({
		disabledCommands: ['AUTH', 'STARTTLS'],
		disableReverseLookup: true,
		logger: false,
		closeTimeout: 500,
		onData(stream, session, answer) {
			buffer(stream)
				.then(async source => {
					if (refusals > 0) {
						refusals -= 1;
						throw Object.assign(new Error('not now'), {responseCode: 451});
					}

					// Loaded with the first mail: most worlds send none, and it takes as long to load as a tenth of the product.
					const {simpleParser} = await import('mailparser');
					mails.push({recipients: session.envelope.rcptTo.map(({address}) => address), mail: await simpleParser(source)});
				})
				.then(
					() => answer(null),
					error => answer(error),
				);
		},
	});
	server.on('error', () => undefined);
	const listener = server.listen(0, '127.0.0.1');
	await once(listener, 'listening');
	return {
		url: `smtp://127.0.0.1:${(listener.address() as AddressInfo).port}`,
		mails,
		refuse: (count: number) => {
			refusals = count;
		},
		close: async () => new Promise<void>(resolve => server.close(resolve)),
	};
}
