import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** The folder of the package that a module is from: the last `node_modules/name` of its path. */
function packageFolder(module) {
  const inside = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(module);
  return inside?.[1];
}

/** Name, version and licence of the package in `folder`, with the text that it asks to be kept. */
async function noticeOf(folder) {
  const { name, version, license, repository } = JSON.parse(
    await readFile(path.join(folder, 'package.json'), 'utf8'),
  );
  const files = (await readdir(folder)).filter((file) =>
    /^(?:licen[cs]e|copying|notice)/i.test(file),
  );
  const texts = await Promise.all(
    files.sort().map((file) => readFile(path.join(folder, file), 'utf8')),
  );
  if (texts.length === 0 && license === undefined) {
    throw new Error(`${name} does not say under which licence it may be passed on`);
  }
  // Where no text is, what the licence asks for most is to be told where the source lies.
  const source = repository?.url ?? repository;
  if (texts.length === 0 && source) texts.push(`Source: ${source}`);
  return [
    `${name} ${version} (${license ?? 'see below'})`,
    ...texts.map((text) => text.trim()),
  ].join('\n\n');
}

/** The notices of every package that one of `modules` (absolute paths of files) is from, by name. */
export async function thirdPartyLicences(modules) {
  const folders = new Set(modules.map(packageFolder).filter((folder) => folder !== undefined));
  const notices = await Promise.all([...folders].map(noticeOf));
  const rule = `\n\n${'-'.repeat(80)}\n\n`;
  return `This program contains the following packages.${rule}${notices.sort().join(rule)}\n`;
}
