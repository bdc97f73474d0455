import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

export interface Import {
  from: string;
  /** A path such as `src/app/index.ts`, or a package's name. */
  target: string;
  typeOnly: boolean;
}

/** What a file says of itself: where it imports from, and which globals it uses. */
export interface SourceFile {
  path: string;
  imports: Import[];
  /** With the member that is taken of each: `console.log`, `process.env`, `Math.random`, `Date`. */
  globals: string[];
}

export function readSource(file: string, text = readFileSync(file, 'utf8')): SourceFile {
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  return { path: file, imports: importsOf(tree), globals: globalsOf(tree) };
}

function importsOf(tree: ts.SourceFile): Import[] {
  const from = tree.fileName;
  const found: Import[] = [];
  const note = (specifier: ts.Expression | undefined, typeOnly: boolean): void => {
    if (!specifier || !ts.isStringLiteralLike(specifier)) return;
    const { text } = specifier;
    const target = text.startsWith('.')
      ? path.posix.join(path.posix.dirname(from), text).replace(/\.js$/, '.ts')
      : text;
    found.push({ from, target, typeOnly });
  };
  walk(tree, (node) => {
    if (ts.isImportDeclaration(node)) {
      note(node.moduleSpecifier, node.importClause?.isTypeOnly ?? false);
    } else if (ts.isExportDeclaration(node)) {
      note(node.moduleSpecifier, node.isTypeOnly);
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      note(node.arguments[0], false);
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      note(node.argument.literal, true);
    }
  });
  return found;
}

/**
 * A name counts as global when nothing in the file declares it; where something does, it is
 * taken for that everywhere in the file.
 */
function globalsOf(tree: ts.SourceFile): string[] {
  const used: ts.Identifier[] = [];
  const declared = new Set<string>();
  walk(tree, (node) => {
    if (!ts.isIdentifier(node) || isMemberName(node)) return;
    if (isDeclared(node)) declared.add(node.text);
    else used.push(node);
  });
  return used
    .filter(({ text }) => !declared.has(text))
    .map(({ text, parent }) => {
      if (ts.isPropertyAccessExpression(parent)) return `${text}.${parent.name.text}`;
      if (!ts.isElementAccessExpression(parent)) return text;
      const member = parent.argumentExpression;
      return ts.isStringLiteralLike(member) ? `${text}.${member.text}` : text;
    });
}

function walk(node: ts.Node, look: (node: ts.Node) => void): void {
  look(node);
  ts.forEachChild(node, (child) => walk(child, look));
}

/** True for a name that belongs to something else: `a.name`, `{ name: … }`, a field, a method. */
function isMemberName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isQualifiedName(parent)) return parent.right === node;
  if (ts.isBindingElement(parent)) return parent.propertyName === node;
  if (ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent)) {
    return parent.propertyName === node;
  }
  if (ts.isPropertyAssignment(parent) || ts.isClassElement(parent) || ts.isTypeElement(parent)) {
    return parent.name === node;
  }
  return false;
}

function isDeclared(node: ts.Identifier): boolean {
  const { parent } = node;
  const declares =
    ts.isVariableDeclaration(parent) ||
    ts.isParameter(parent) ||
    ts.isBindingElement(parent) ||
    ts.isFunctionDeclaration(parent) ||
    ts.isFunctionExpression(parent) ||
    ts.isClassDeclaration(parent) ||
    ts.isInterfaceDeclaration(parent) ||
    ts.isTypeAliasDeclaration(parent) ||
    ts.isImportClause(parent) ||
    ts.isImportSpecifier(parent) ||
    ts.isNamespaceImport(parent);
  return declares && parent.name === node;
}
