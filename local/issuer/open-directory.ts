import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {z} from 'zod';
import {readFileIfThere, writePrivateFile} from '../private-file.ts';
import {type DirectoryContent, demoDirectory, type Group, type Person} from './demo-directory.ts';

/** The people of a data folder, held in memory and written to its file at each change. */
export type Directory = Readonly<{
	/** In the order they came: the demo people first. */
	people: () => readonly Person[];
	person: (id: string) => Person | undefined;
	groups: () => readonly Group[];
	/** The name of a tenant or partner; its id when it has none. */
	nameOf: (organizationId: string) => string;
	/** Adds a person and stores them. Somebody who is there already stays as they are. */
	enter: (person: Person) => void;
}>;

const texts = z.array(z.string());

const stored: z.ZodType<DirectoryContent> = z.object({
	organizations: z.array(z.object({id: z.string(), name: z.string()})),
	people: z.array(
		z.object({
			id: z.string(),
			email: z.string(),
			display_name: z.string(),
			tenant_id: z.string().optional(),
			partner_id: z.string().optional(),
			roles: texts,
			permissions: texts,
			is_active: z.boolean(),
			updated_at: z.iso.datetime(),
		}),
	),
	groups: z.array(
		z.object({
			id: z.string(),
			tenant_id: z.string().optional(),
			name: z.string(),
			description: z.string().optional(),
			member_ids: texts,
			updated_at: z.iso.datetime(),
		}),
	),
});

/** Reads the directory of a folder; a folder without one begins with the demo people. */
export function openDirectory(folder: string, now: () => Date): Directory {
	const path = join(folder, 'directory.json');
	const text = readFileIfThere(path);
	const {organizations, groups, ...content} = text === undefined ? demoDirectory(now()) : stored.parse(JSON.parse(text));
	const names = new Map(organizations.map(({id, name}) => [id, name]));
	const people = new Map(content.people.map(person => [person.id, person]));

	function save(): void {
		mkdirSync(folder, {recursive: true, mode: 0o700});
		writePrivateFile(path, JSON.stringify({organizations, people: [...people.values()], groups}, undefined, '\t'));
	}

	if (text === undefined) save();
	return {
		people: () => [...people.values()],
		person: id => people.get(id),
		groups: () => groups,
		nameOf: organizationId => names.get(organizationId) ?? organizationId,
		enter(person) {
			if (people.has(person.id)) return;
			people.set(person.id, person);
			save();
		},
	};
}
