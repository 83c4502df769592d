import type {Circumstances} from './results.ts';

/** What came of one load: offered, accepted and refused in times of the capacity, and how long those waited that were let in. */
export type LoadPoint = Readonly<{times: number; accepted: number; refused: number; p50Ms: number; p99Ms: number}>;

const WIDTH = 760;
const PANEL = {left: 70, width: 650, height: 200};
const TOPS = {rates: 80, waits: 334};
const HEIGHT = 580;
const COLOURS = {accepted: '#0b6e4f', refused: '#b3541e', p50: '#3566a8', p99: '#7a3b8f', axis: '#444', grid: '#ddd'};
const TEXT = 'font-family="system-ui, sans-serif" fill="#222"';

type Series = Readonly<{name: string; colour: string; values: readonly number[]}>;

/** Places between two ends of a scale, 0 to 1; by their logarithms, as what is offered and what is waited spans orders of magnitude. */
const logarithmic = (from: number, to: number) => (value: number) => Math.log(Math.max(value, from) / from) / Math.log(to / from);
const linear = (to: number) => (value: number) => Math.min(value, to) / to;

/** Draws what a process answers and how long it takes, the more it is asked: an SVG of two panels, for a page of documentation. */
export function drawLoadCurve(points: readonly LoadPoint[], {day, commit, machine}: Circumstances): string {
	const times = points.map(point => point.times);
	const across = logarithmic(Math.min(...times), Math.max(...times));
	const x = (value: number) => PANEL.left + across(value) * PANEL.width;
	const most = Math.max(...points.map(({p99Ms}) => p99Ms), 1);
	const least = Math.min(...points.map(({p50Ms}) => p50Ms), most / 10);
	const decades = [1, 10, 100, 1000, 10_000].filter(value => value >= least / 10 && value <= most * 10);
	const panels = [
		panel({
			...{top: TOPS.rates, x, times, title: 'Answers a second, in times of the capacity'},
			scale: linear(1.2),
			ticks: [0, 0.2, 0.4, 0.6, 0.8, 1, 1.2],
			series: [
				{name: 'accepted', colour: COLOURS.accepted, values: points.map(({accepted}) => accepted)},
				{name: 'refused (beyond 1.2 cut off)', colour: COLOURS.refused, values: points.map(({refused}) => refused)},
			],
		}),
		panel({
			...{top: TOPS.waits, x, times, title: 'Time until the answer of what was accepted, in ms'},
			scale: logarithmic(decades[0] ?? 1, decades.at(-1) ?? most),
			ticks: decades,
			series: [
				{name: 'median', colour: COLOURS.p50, values: points.map(({p50Ms}) => p50Ms)},
				{name: '99th percentile', colour: COLOURS.p99, values: points.map(({p99Ms}) => p99Ms)},
			],
		}),
	];
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="title what">
<title id="title">What web answers, the more it is asked</title>
<desc id="what">${described(points)}</desc>
<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>
${text(PANEL.left, 28, 'What one web process answers, the more it is asked', 'font-size="17" font-weight="600"')}
${text(PANEL.left, 46, `GET /subscriptions; ${escaped(machine)}, shared with who asks and with PostgreSQL; ${day}, ${commit}`, 'font-size="11"')}
${panels.join('\n')}
${text(PANEL.left + PANEL.width / 2, HEIGHT - 8, 'offered, in times of the capacity', 'font-size="12" text-anchor="middle"')}
</svg>
`;
}

type Panel = Readonly<{
	top: number;
	title: string;
	x: (value: number) => number;
	times: readonly number[];
	/** From a value to its place, 0 at the bottom and 1 at the top. */
	scale: (value: number) => number;
	ticks: readonly number[];
	series: readonly Series[];
}>;

function panel({top, title, x, times, scale, ticks, series}: Panel): string {
	const y = (value: number) => top + PANEL.height - scale(value) * PANEL.height;
	const right = PANEL.left + PANEL.width;
	const bottom = top + PANEL.height;
	return [
		text(PANEL.left, top - 8, title, 'font-size="12"'),
		...ticks.flatMap(tick => [
			`<line x1="${PANEL.left}" y1="${at(y(tick))}" x2="${right}" y2="${at(y(tick))}" stroke="${COLOURS.grid}"/>`,
			text(PANEL.left - 8, y(tick) + 4, String(tick), 'font-size="11" text-anchor="end"'),
		]),
		...[0.25, 0.5, 1, 2, 5, 10]
			.filter(value => value >= Math.min(...times) && value <= Math.max(...times))
			.flatMap(value => [
				`<line x1="${at(x(value))}" y1="${top}" x2="${at(x(value))}" y2="${bottom}" stroke="${COLOURS.grid}"/>`,
				text(x(value), bottom + 16, String(value), 'font-size="11" text-anchor="middle"'),
			]),
		`<path d="M${PANEL.left} ${top}V${bottom}H${right}" fill="none" stroke="${COLOURS.axis}"/>`,
		...series.flatMap(({name, colour, values}, index) => [
			`<polyline points="${values.map((value, place) => `${at(x(times[place] ?? 1))},${at(y(value))}`).join(' ')}" fill="none" stroke="${colour}" stroke-width="2.5"${index > 0 ? ' stroke-dasharray="7 4"' : ''}/>`,
			...values.map((value, place) => `<circle cx="${at(x(times[place] ?? 1))}" cy="${at(y(value))}" r="3" fill="${colour}"/>`),
			text(right - 8, bottom - 12 - (series.length - 1 - index) * 16, name, `font-size="12" text-anchor="end" style="fill:${colour}"`),
		]),
	].join('\n');
}

const at = (value: number): string => value.toFixed(1);
const escaped = (words: string): string => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const text = (x: number, y: number, words: string, style: string): string =>
	`<text x="${at(x)}" y="${at(y)}" ${TEXT} ${style}>${words}</text>`;

/** The picture in words, for those who do not see it. */
const described = (points: readonly LoadPoint[]): string =>
	points
		.map(
			({times, accepted, p99Ms}) =>
				`Offered ${times} times the capacity: ${accepted.toFixed(2)} of it answered, 99 of 100 within ${p99Ms.toFixed(0)} ms.`,
		)
		.join(' ');
