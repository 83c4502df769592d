import type {Fault} from '../platform/refusals.ts';

type Node = Readonly<{name: string; dependsOn: readonly string[]}>;

/** The names of all steps that are done before a step begins, whatever the way. */
export function ancestorsOf(steps: readonly Node[], name: string): string[] {
	const byName = new Map(steps.map(step => [step.name, step]));
	const found = new Set<string>();
	const waiting = [...(byName.get(name)?.dependsOn ?? [])];
	for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
		if (found.has(next)) continue;
		found.add(next);
		waiting.push(...(byName.get(next)?.dependsOn ?? []));
	}

	return [...found];
}

/** What keeps steps from being a graph that can be walked to its end: names that repeat, dependencies on nothing, circles. */
export function graphFaults(steps: readonly Node[], at: string): Fault[] {
	const names = steps.map(({name}) => name);
	const faults = steps.flatMap(({name, dependsOn}, index) => [
		...(names.indexOf(name) < index ? [{path: `${at}.${index}.name`, message: `'${name}' is the name of an earlier step`}] : []),
		...dependsOn.flatMap((dependency, place) => {
			const path = `${at}.${index}.depends_on.${place}`;
			if (!names.includes(dependency)) return [{path, message: `there is no step '${dependency}'`}];
			return dependsOn.indexOf(dependency) < place ? [{path, message: `'${dependency}' is named twice`}] : [];
		}),
	]);
	const circles = circlesOf(steps).map(circle => ({
		path: `${at}.${names.indexOf(circle[0] ?? '')}.depends_on`,
		message: `goes round in a circle: ${circle.join(' → ')}`,
	}));
	return [...faults, ...circles];
}

/** Each circle once, as the names on it, the first one repeated at the end. */
function circlesOf(steps: readonly Node[]): string[][] {
	const byName = new Map(steps.map(step => [step.name, step]));
	const [circles, done] = [[] as string[][], new Set<string>()];
	const walk = (name: string, trail: readonly string[]): void => {
		if (trail.includes(name)) {
			circles.push([...trail.slice(trail.indexOf(name)), name]);
			return;
		}

		if (done.has(name)) return;
		for (const dependency of byName.get(name)?.dependsOn ?? []) walk(dependency, [...trail, name]);
		done.add(name);
	};
	for (const {name} of steps) walk(name, []);
	return circles;
}
