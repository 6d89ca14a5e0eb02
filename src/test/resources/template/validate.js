// node validate.js FOLDER: one line for each fault that the published schema finds in the element templates of the folder.
const fs = require('fs');
const path = require('path');
const { createRequire } = require('module');

const { validate } = createRequire(path.resolve('package.json'))('@bpmn-io/element-templates-validator');

const folder = process.argv[2];
for (const file of fs.readdirSync(folder)) {
  const { valid, errors } = validate(JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8')));
  if (!valid) {
    errors.forEach(error => console.log(`${file}: ${error.dataPointer ?? ''} ${error.message}`));
  }
}
