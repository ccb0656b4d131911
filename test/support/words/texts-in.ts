import ts from 'typescript';

/** A piece of the source that a person would read on the screen. */
export interface Text {
  readonly line: number;
  readonly text: string;
}

/** Everything in a source file that looks like language: what should have come from a `words.ts`. */
export function textsIn(file: string, source: string): readonly Text[] {
  const kind = file.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true, kind);
  const found: Text[] = [];

  function visit(node: ts.Node): void {
    if (isNotSaid(node)) return;
    const text = textOf(node);
    if (text !== null && (isOnScreen(node) ? LETTER : LANGUAGE).test(text)) {
      const { line } = tree.getLineAndCharacterOfPosition(node.getStart());
      found.push({ line: line + 1, text: text.trim() });
    }
    ts.forEachChild(node, visit);
  }

  visit(tree);
  return found;
}

const LETTER = /\p{L}/u;
/** Two words, one that begins as sentences do, or one that trails off. */
const LANGUAGE = /\p{L}[\p{L}’',;:.]*\s+[“(]?\p{L}|^\p{Lu}\p{Ll}|\p{L}…$/u;

/** Attributes that a person reads or hears, of elements and of our components. */
const HUMAN =
  /^(aria-(label|description|roledescription|valuetext|placeholder)|alt|title|label|placeholder|description|text|words|legend|error|.*Label)$/;

/** Attributes that nobody reads, whatever stands in them. */
const MACHINE = /^(className|data-.*|d|points|transform|viewBox|color|c|role)$/;

function textOf(node: ts.Node): string | null {
  if (ts.isJsxText(node)) return node.text;
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (ts.isTemplateExpression(node)) {
    return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join(' ');
  }
  return null;
}

/** What is for the compiler, for a developer, or compared: none of it reaches the screen. */
function isNotSaid(node: ts.Node): boolean {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) {
    return true;
  }
  if (ts.isThrowStatement(node)) return true;
  if (ts.isStringLiteral(node)) {
    const { parent } = node;
    if (ts.isCaseClause(parent)) return true;
    if (ts.isJsxAttribute(parent)) return MACHINE.test(parent.name.getText());
    if (ts.isPropertyAssignment(parent) && parent.name === node) return true;
    if (ts.isElementAccessExpression(parent)) return true;
    return ts.isBinaryExpression(parent) && COMPARES.has(parent.operatorToken.kind);
  }
  return false;
}

const COMPARES: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
  ts.SyntaxKind.InKeyword,
]);

/** Whether it is drawn as it stands: text of an element, or of an attribute that people read. */
function isOnScreen(node: ts.Node): boolean {
  if (ts.isJsxText(node)) return true;
  let child = node;
  for (let { parent } = node; parent !== undefined; { parent } = parent) {
    if (ts.isJsxAttribute(parent)) return HUMAN.test(parent.name.getText());
    if (ts.isJsxExpression(parent) && !ts.isJsxAttribute(parent.parent)) return true;
    const handsItOn =
      ts.isJsxExpression(parent) ||
      ts.isParenthesizedExpression(parent) ||
      ts.isTemplateSpan(parent) ||
      ts.isTemplateExpression(parent) ||
      (ts.isConditionalExpression(parent) && parent.condition !== child) ||
      (ts.isBinaryExpression(parent) && parent.left !== child);
    if (!handsItOn) return false;
    child = parent;
  }
  return false;
}
