/** What the product's own source says, read as it is written. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import ts from 'typescript';

/** The sources of the server below a folder, as syntax. */
export function sourcesBelow(folder: string): ts.SourceFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => {
      const path = join(folder, name);
      return ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
    });
}

/** Calls `visit` with every part of a source. */
export function everyPart(source: ts.Node, visit: (part: ts.Node) => void): void {
  visit(source);
  ts.forEachChild(source, (part) => everyPart(part, visit));
}

/** A tagged sentence as the API gives it: each value by its name in braces; `undefined` where a value has no name. */
export function textOfPhrase(template: ts.TemplateLiteral): string | undefined {
  if (ts.isNoSubstitutionTemplateLiteral(template)) return template.text;
  let text = template.head.text;
  for (const { expression, literal } of template.templateSpans) {
    const [named, ...others] = ts.isObjectLiteralExpression(expression) ? expression.properties : [];
    if (!named?.name || others.length > 0) return undefined;
    text += `{${named.name.getText()}}${literal.text}`;
  }
  return text;
}
