import {groupPage, groupsOf} from './group-page.ts';
import type {Source} from './operation-section.ts';
import {overviewPage} from './overview-page.ts';

/** All pages of the reference in Markdown, by name: the overview, and one for each group. */
export const referencePages = (source: Source): ReadonlyMap<string, () => string> =>
	new Map([
		['overview', () => overviewPage(source)],
		...[...groupsOf(source.routes)].map(([group, routes]) => [group, () => groupPage(source, group, routes)] as const),
	]);
