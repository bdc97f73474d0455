import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';

/**
 * Client and store, with the rooms that they import, as plain JavaScript in a folder of their
 * own, for processes that a test starts; gives the address to import the wanted one from. The
 * other is at `../<room>/index.js` from there.
 */
export function compileRoom(wanted: 'store' | 'client'): string {
  const folder = mkdtempSync(join(tmpdir(), 'vmg-rooms-'));
  // Of the app they import types alone, which are gone by then.
  for (const room of ['client', 'store', 'protocol', 'support']) {
    const names = readdirSync(resolve('src', room), { recursive: true, encoding: 'utf8' });
    for (const name of names.filter((one) => one.endsWith('.ts'))) {
      mkdirSync(join(folder, room, dirname(name)), { recursive: true });
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
