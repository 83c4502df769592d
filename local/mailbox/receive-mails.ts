import {once} from 'node:events';
import type {AddressInfo} from 'node:net';
import type {Logger} from 'pino';
import {SMTPServer, type SMTPServerDataStream, type SMTPServerSession} from 'smtp-server';
import {portProblem} from '../issuer/serve-locally.ts';
import type {MailStore} from './open-mail-store.ts';

const LOOPBACK = '127.0.0.1';
const LARGEST_MAIL_BYTES = 25 * 1024 * 1024;
const MOST_CLIENTS = 50;
const SOCKET_TIMEOUT_MS = 60_000;
const CLOSE_TIMEOUT_MS = 1000;

/** Reads all of a message, so that the client gets its answer, but keeps no more of it than a mail may have. */
async function readMessage(stream: SMTPServerDataStream): Promise<Buffer | undefined> {
	const chunks: Buffer[] = [];
	for await (const chunk of stream) {
		if (stream.byteLength <= LARGEST_MAIL_BYTES) chunks.push(chunk);
	}
	return stream.sizeExceeded ? undefined : Buffer.concat(chunks);
}

const envelopeOf = ({envelope: {mailFrom, rcptTo}}: SMTPServerSession) => ({
	from: mailFrom ? mailFrom.address : '',
	to: rcptTo.map(({address}) => address),
});

/**
 * Takes mail by SMTP on 127.0.0.1, from anybody on this machine and for anybody, and delivers none of it. A message is acknowledged
 * once it is stored; above 25 MiB it is refused with 552. Throws when the port is taken; port 0 takes a free one.
 */
export async function receiveMails(port: number, store: MailStore, log: Logger) {
	const server = new SMTPServer({
		name: 'mailbox.localhost',
		disabledCommands: ['AUTH', 'STARTTLS'],
		size: LARGEST_MAIL_BYTES,
		rejectOversized: true,
		maxClients: MOST_CLIENTS,
		socketTimeout: SOCKET_TIMEOUT_MS,
		closeTimeout: CLOSE_TIMEOUT_MS,
		disableReverseLookup: true,
		logger: false,
		onData(stream, session, answer) {
			readMessage(stream)
				.then(source => source && store.keep(source, envelopeOf(session)))
				.then(
					kept => answer(null, kept && `Kept as ${kept.id}`),
					error => answer(error),
				);
		},
	});
	server.on('error', error => log.warn({error}, 'a connection to the local mailbox failed'));

	const listener = server.listen(port, LOOPBACK);
	await once(listener, 'listening').catch(error => {
		throw portProblem(error, port, 'the local mailbox');
	});
	const {port: openPort} = listener.address() as AddressInfo;
	return {smtpUrl: `smtp://${LOOPBACK}:${openPort}`, stop: () => new Promise<void>(resolve => server.close(resolve))};
}
