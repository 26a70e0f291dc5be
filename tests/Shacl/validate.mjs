// node validate.mjs SHAPES DATA...: validates each DATA against SHAPES (all .ttl or .jsonld) and prints the reports as a JSON array.
import { createReadStream } from 'node:fs';
import { pathToFileURL } from 'node:url';
import rdf from '@rdfjs/dataset';
import { JsonLdParser } from 'jsonld-streaming-parser';
import { StreamParser } from 'n3';
import Validator from 'rdf-validate-shacl';

async function read(path) {
  const baseIRI = pathToFileURL(path).href;
  const parser = path.endsWith('.jsonld') ? new JsonLdParser({ baseIRI, strictValues: true }) : new StreamParser({ baseIRI, format: 'text/turtle' });
  const quads = rdf.dataset();
  const source = createReadStream(path);
  source.on('error', (fault) => parser.destroy(fault));
  for await (const quad of source.pipe(parser)) quads.add(quad);
  return quads;
}

const [shapes, ...all] = await Promise.all(process.argv.slice(2).map(read));
const validator = new Validator(shapes);
const reports = [];
for (const data of all) {
  const report = await validator.validate(data);
  const results = report.results.map((result) => ({
    focus: result.focusNode?.value,
    path: Array.isArray(result.path) ? undefined : result.path?.value,
    value: result.value?.value,
    rule: result.sourceConstraintComponent?.value.replace('http://www.w3.org/ns/shacl#', '').replace('ConstraintComponent', ''),
    severity: result.severity?.value.replace('http://www.w3.org/ns/shacl#', ''),
    message: result.message.map((message) => message.value).join(' '),
  }));
  reports.push({ conforms: report.conforms, shapes: shapes.size, statements: data.size, results });
}
console.log(JSON.stringify(reports));
