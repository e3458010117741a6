'use strict';
// Stands where Electron's default app is missing: loads the folder that the first argument without a dash names, after
// the files named by -r (Playwright passes one).
const { app } = require('electron');
const path = require('node:path');

const preloads = [];
let folder;
const args = process.argv.slice(1);
for (let index = 0; index < args.length && folder === undefined; index++) {
  if (args[index] === '-r') preloads.push(args[++index]);
  else if (!args[index].startsWith('-')) folder = path.resolve(args[index]);
}
if (folder === undefined) {
  process.stderr.write('Name the folder of an app.\n');
  process.exit(1);
}
for (const file of preloads) require(file);
const description = require(path.join(folder, 'package.json'));
app.setAppPath(folder);
app.setName(description.productName ?? description.name);
if (description.version) app.setVersion(description.version);
require(path.join(folder, description.main ?? 'index.js'));
