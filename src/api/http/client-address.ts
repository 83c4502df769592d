import type {Context} from 'koa';

/** The address of who is calling: the peer's, or what the trusted proxies in front of us (so many hops) say. */
export function clientAddress(ctx: Context, trustedHops: number): string {
	const peer = ctx.req.socket.remoteAddress ?? 'unknown';
	if (trustedHops === 0) return peer;
	const forwarded = ctx
		.get('x-forwarded-for')
		.split(',')
		.map(address => address.trim())
		.filter(Boolean);
	return forwarded[Math.max(0, forwarded.length - trustedHops)] ?? peer;
}
