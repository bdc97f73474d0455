// Bundles the page of `vmg open`: one script, one style sheet, one document.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { rolldown } from 'rolldown';

const SOURCE = 'src/studio';

/** Writes the page's files to `folder`; gives the modules that went into its script. */
export async function bundleStudio(folder) {
  await mkdir(folder, { recursive: true });
  const build = await rolldown({
    input: { studio: `${SOURCE}/main.ts` },
    platform: 'browser',
    resolve: { extensionAlias: { '.js': ['.ts', '.js'] } },
  });
  const { output } = await build.write({
    dir: folder,
    format: 'esm',
    entryFileNames: '[name].js',
    minify: true,
  });
  await build.close();
  const sheets = (await readdir(`${SOURCE}/styles`)).filter((name) => name.endsWith('.css')).sort();
  const texts = sheets.map((name) => readFile(`${SOURCE}/styles/${name}`, 'utf8'));
  await writeFile(path.join(folder, 'studio.css'), (await Promise.all(texts)).join('\n'));
  await writeFile(
    path.join(folder, 'studio.html'),
    await readFile(`${SOURCE}/studio.html`, 'utf8'),
  );
  return output.flatMap((file) => (file.type === 'chunk' ? Object.keys(file.modules) : []));
}
