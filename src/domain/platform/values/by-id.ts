/** Things by their ids. */
export const byId = <Thing extends {id: string}>(things: readonly Thing[]): Map<string, Thing> =>
	new Map(things.map(thing => [thing.id, thing]));
