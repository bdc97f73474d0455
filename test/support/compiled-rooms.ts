import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';

/**
 * A room and those that it imports as plain JavaScript in a folder of their own, for processes
 * that a test starts; gives the address to import the room from.
 */
export function compileRoom(wanted: 'store' | 'client'): string {
  const folder = mkdtempSync(join(tmpdir(), 'vmg-rooms-'));
  for (const room of [wanted, 'protocol', 'support', 'app']) {
    mkdirSync(join(folder, room));
    for (const name of readdirSync(resolve('src', room))) {
      const source = readFileSync(resolve('src', room, name), 'utf8');
      const { outputText } = ts.transpileModule(source, {
        compilerOptions: {
          module: ts.ModuleKind.ESNext,
          target: ts.ScriptTarget.ES2022,
          verbatimModuleSyntax: true,
        },
      });
      writeFileSync(join(folder, room, name.replace(/\.ts$/, '.js')), outputText);
    }
  }
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'), 'junction');
  return pathToFileURL(join(folder, wanted, 'index.js')).href;
}
