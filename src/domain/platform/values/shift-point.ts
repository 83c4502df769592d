/** Moves the point of a plain decimal to the left, keeping every digit and at least `places` of them behind the point: `5` by two is `0.05`. */
export function shiftPoint(plain: string, places: number): string {
	const [whole = '', fraction = ''] = plain.replace('-', '').split('.');
	const padded = whole.padStart(places + 1, '0');
	const cut = padded.length - places;
	const behind = `${padded.slice(cut)}${fraction}`;
	const sign = plain.startsWith('-') ? '-' : '';

	return behind === '' ? `${sign}${padded}` : `${sign}${padded.slice(0, cut)}.${behind}`;
}
