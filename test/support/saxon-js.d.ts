/** What is used of saxon-js, which brings no types of its own. */
declare module 'saxon-js' {
	const SaxonJS: {
		/** Runs a stylesheet that xslt3 has compiled. */
		transform: (
			options: Readonly<{stylesheetInternal: object; sourceText: string; destination: 'serialized'}>,
			how: 'sync',
		) => {principalResult: string};
	};
	export default SaxonJS;
}
