import {z} from 'zod';
import {DEFAULT_PAGE_SIZE, PAGE_SIZE_LIMIT, TOTAL_LIMIT} from '../../domain/platform/unit/page.ts';
import {input} from './shapes.ts';

/** A whole number within limits. */
export const whole = (least: number, most: number) =>
	z
		.string()
		.regex(/^\d{1,9}$/, 'must be a whole number')
		.transform(Number)
		.pipe(z.int().min(least, `must be at least ${least}`).max(most, `must be at most ${most}`));

/** The query parameters of a paged list, with its filters. */
export const pageQuery = <Filters extends z.ZodRawShape>(filters: Filters) =>
	input({page: whole(1, TOTAL_LIMIT).default(1), page_size: whole(1, PAGE_SIZE_LIMIT).default(DEFAULT_PAGE_SIZE), ...filters});

/** How many entries a list to choose from has at most. */
export const lookupLimit = whole(1, PAGE_SIZE_LIMIT).default(DEFAULT_PAGE_SIZE).meta({example: '20'});

/** A search text. */
export const search = z.string().min(1).max(100).meta({description: 'Case-insensitive search', example: 'acme'});

/** `true` or `false`. */
export const yesOrNo = z
	.enum(['true', 'false'])
	.transform(value => value === 'true')
	.meta({example: 'true'});
