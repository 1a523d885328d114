// node lint.cjs TOOLS FILE…: bpmn-moddle's reader and bpmnlint's recommended rules over every file, as JSON.
const { readFileSync } = require('node:fs');
const { basename, join } = require('node:path');
const { createRequire } = require('node:module');
const { pathToFileURL } = require('node:url');

const [tools, ...files] = process.argv.slice(2);
const fromTools = createRequire(join(tools, 'package.json'));

async function judge() {
  const { BpmnModdle } = await import(pathToFileURL(fromTools.resolve('bpmn-moddle')));
  const { Linter } = fromTools('bpmnlint');
  const NodeResolver = fromTools('bpmnlint/lib/resolver/node-resolver');
  const resolver = new NodeResolver({ require: fromTools });
  // One for each file: its rules remember what they have seen, and would take the next file's ways for doubles.
  const linter = () => new Linter({ config: { extends: 'bpmnlint:recommended' }, resolver });
  const found = { 'bpmn-moddle': {}, bpmnlint: {} };
  for (const file of files) {
    const { rootElement, warnings, elementsById } = await new BpmnModdle().fromXML(readFileSync(file, 'utf8'));
    const elements = Object.keys(elementsById).length;
    found['bpmn-moddle'][basename(file)] = { warnings: warnings.map(({ message }) => message), elements };
    found.bpmnlint[basename(file)] = { ...sorted(await linter().lint(rootElement)), elements };
  }
  process.stdout.write(JSON.stringify(found));
}

/** Reports by rule → errors and warnings, in words. */
function sorted(reports) {
  const said = { errors: [], warnings: [] };
  for (const [rule, list] of Object.entries(reports)) {
    for (const { category, id, message } of list) {
      said[category === 'warn' ? 'warnings' : 'errors'].push(`${rule}: ${id}: ${message}`);
    }
  }
  return said;
}

judge().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
