import type {Context} from 'koa';

export type Cookie = Readonly<{
	read: (ctx: Context) => string | undefined;
	write: (ctx: Context, value: string, lifeMs: number) => void;
	clear: (ctx: Context) => void;
}>;

/**
 * A cookie that scripts cannot read and other sites do not send along. Off this machine it is Secure and carries the prefix
 * `__Host-` (RFC 6265bis): no subdomain can set it.
 */
export function hostCookie(name: string, publicUrl: string): Cookie {
	const isSecure = new URL(publicUrl).protocol === 'https:';
	const fullName = isSecure ? `__Host-${name}` : name;
	const options = {httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure, overwrite: true, signed: false} as const;
	const set = (ctx: Context, value: string | null, maxAge: number) => {
		// Koa refuses a Secure cookie when the last hop is not TLS; behind a proxy that ends TLS it is the proxy's word that counts.
		ctx.cookies.secure = isSecure;
		ctx.cookies.set(fullName, value, {...options, maxAge});
	};
	return {
		read: ctx => ctx.cookies.get(fullName, {signed: false}),
		write: (ctx, value, lifeMs) => set(ctx, value, lifeMs),
		clear: ctx => set(ctx, null, 0),
	};
}
