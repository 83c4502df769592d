/** What the XML in a Factur-X is called (Factur-X 1.0, §6.2.2). */
export const EINVOICE_FILE = 'factur-x.xml';

/** The source that puts it into a document: it says the same as the pages (AFRelationship `Alternative`). */
export const ATTACH_EINVOICE = `#pdf.attach("${EINVOICE_FILE}", relationship: "alternative", mime-type: "text/xml", description: "Factur-X")`;

const NAMESPACE = 'urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#';

const property = ([name, description]: readonly [string, string]): string =>
	[
		'<rdf:li rdf:parseType="Resource">',
		`<pdfaProperty:name>${name}</pdfaProperty:name><pdfaProperty:valueType>Text</pdfaProperty:valueType>`,
		`<pdfaProperty:category>external</pdfaProperty:category><pdfaProperty:description>${description}</pdfaProperty:description>`,
		'</rdf:li>',
	].join('');

const properties = (
	[
		['DocumentFileName', 'The name of the embedded XML document'],
		['DocumentType', 'The type of the hybrid document'],
		['Version', 'The version of the standard that the embedded XML document applies'],
		['ConformanceLevel', 'The conformance level of the embedded XML document'],
	] as const
).map(property);

/** What PDF/A wants to know of properties that it does not know itself (ISO 19005-3, 6.6.2.3). */
const EXTENSION_SCHEMA = [
	'<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema>',
	`<pdfaSchema:namespaceURI>${NAMESPACE}</pdfaSchema:namespaceURI><pdfaSchema:prefix>fx</pdfaSchema:prefix>`,
	`<pdfaSchema:property><rdf:Seq>${properties.join('')}</rdf:Seq></pdfaSchema:property></rdf:li>`,
].join('');

const FACTUR_X = [
	`<rdf:Description rdf:about="" xmlns:fx="${NAMESPACE}"><fx:DocumentType>INVOICE</fx:DocumentType>`,
	`<fx:DocumentFileName>${EINVOICE_FILE}</fx:DocumentFileName><fx:Version>1.0</fx:Version>`,
	'<fx:ConformanceLevel>EN 16931</fx:ConformanceLevel></rdf:Description>',
].join('');

const END_OF_SCHEMATA = '</rdf:Bag></pdfaExtension:schemas>';
const END_OF_METADATA = '</rdf:RDF>';

/** A cross-reference entry is of twenty bytes (ISO 32000-1, 7.5.4). */
const ENTRY_BYTES = 20;

function found(text: string, pattern: RegExp): string {
	const [, group] = pattern.exec(text) ?? [];
	if (group === undefined) throw new Error(`the PDF has no ${pattern.source}`);
	return group;
}

/** Where an object begins, by the one cross-reference table that a fresh PDF has. */
function offsetOf(pdf: Buffer, tableOffset: number, objectNumber: number): number {
	const head = found(pdf.toString('latin1', tableOffset, tableOffset + 40), /^(xref\s+0 \d+\s*\n)/);
	const entry = tableOffset + head.length + objectNumber * ENTRY_BYTES;
	return Number(pdf.toString('latin1', entry, entry + 10));
}

function insertedBefore(text: string, place: string, addition: string): string {
	const at = text.lastIndexOf(place);
	if (at < 0) throw new Error(`the metadata has no ${place}`);
	return `${text.slice(0, at)}${addition}${text.slice(at)}`;
}

/**
 * A PDF/A-3 with the metadata by which a reader knows it as a Factur-X of the profile EN 16931. The renderer writes none of its own, so
 * they are appended as an incremental update (ISO 32000-1, 7.5.6): the metadata once more, and where to find them. Throws for a PDF of
 * another make.
 */
export function withFacturXMetadata(bytes: Uint8Array): Uint8Array {
	const pdf = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const end = pdf.toString('latin1', pdf.lastIndexOf('trailer'));
	const tableOffset = Number(found(end, /startxref\s+(\d+)/));
	const trailer = found(end, /<<([\s\S]*?)>>\s*startxref/).trim();
	const catalogOffset = offsetOf(pdf, tableOffset, Number(found(trailer, /\/Root (\d+) 0 R/)));
	const catalog = pdf.toString('latin1', catalogOffset, pdf.indexOf('endobj', catalogOffset));
	const metadataNumber = Number(found(catalog, /\/Metadata (\d+) 0 R/));
	const metadataOffset = offsetOf(pdf, tableOffset, metadataNumber);
	const streamOffset = pdf.indexOf('stream', metadataOffset) + 'stream\n'.length;
	const metadata = pdf.toString('utf8', streamOffset, pdf.indexOf('endstream', streamOffset)).trim();
	const described = insertedBefore(insertedBefore(metadata, END_OF_SCHEMATA, EXTENSION_SCHEMA), END_OF_METADATA, FACTUR_X);
	const object = [
		`${metadataNumber} 0 obj`,
		`<<\n  /Length ${Buffer.byteLength(described)}\n  /Type /Metadata\n  /Subtype /XML\n>>`,
		`stream\n${described}\nendstream\nendobj\n`,
	].join('\n');
	const separator = pdf.at(-1) === 0x0a ? '' : '\n';
	const objectOffset = pdf.byteLength + separator.length;
	const update = [
		`${separator}${object}`,
		`xref\n${metadataNumber} 1\n${String(objectOffset).padStart(10, '0')} 00000 n \n`,
		`trailer\n<<\n  ${trailer}\n  /Prev ${tableOffset}\n>>\n`,
		`startxref\n${objectOffset + Buffer.byteLength(object)}\n%%EOF\n`,
	].join('');
	return Buffer.concat([pdf, Buffer.from(update)]);
}
