import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { callsOf } from './samples.ts';

export const RENDERER = fileURLToPath(new URL('../../../renderer/', import.meta.url));

/** The files of the renderer, by their paths in it. */
export function filesOfRenderer(): readonly string[] {
  return readdirSync(RENDERER, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll(path.sep, '/'))
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'))
    .sort();
}

/** A phrase of the catalogue, and what to try it with. */
export interface KnownPhrase {
  readonly file: string;
  /** The name of the table that the file exports. */
  readonly table: string;
  readonly name: string;
  readonly calls: readonly (readonly unknown[])[];
}

/** Every phrase that some part of the renderer says. */
export function everyPhrase(): readonly KnownPhrase[] {
  const files = filesOfRenderer().filter((file) => textOf(file).includes('= wordsOf('));
  const config = path.join(RENDERER, 'tsconfig.json');
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(config, ts.sys.readFile).config,
    ts.sys,
    RENDERER,
  );
  const program = ts.createProgram(
    files.map((file) => path.join(RENDERER, file)),
    options,
  );
  const checker = program.getTypeChecker();
  return files.flatMap((file) => {
    const module = checker.getSymbolAtLocation(sourceOf(program, file));
    if (module === undefined) throw new Error(`${file} exports nothing`);
    return checker
      .getExportsOfModule(module)
      .filter(({ name }) => name.endsWith('Words'))
      .flatMap((table) =>
        checker
          .getTypeOfSymbol(table)
          .getProperties()
          .map((phrase) => ({
            file,
            table: table.name,
            name: phrase.name,
            calls: callsOf(signatureOf(checker.getTypeOfSymbol(phrase)), checker),
          })),
      );
  });
}

export function textOf(file: string): string {
  return readFileSync(path.join(RENDERER, file), 'utf8');
}

function sourceOf(program: ts.Program, file: string): ts.SourceFile {
  const source = program.getSourceFile(path.join(RENDERER, file));
  if (source === undefined) throw new Error(`${file} is not in the program`);
  return source;
}

function signatureOf(phrase: ts.Type): ts.Signature {
  const [signature] = phrase.getCallSignatures();
  if (signature === undefined) throw new Error('A phrase is a function');
  return signature;
}
