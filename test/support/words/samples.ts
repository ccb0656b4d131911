import ts from 'typescript';

/** Values of a type to try a phrase with: each member of a union, numbers for each plural. */
function samplesOf(type: ts.Type, checker: ts.TypeChecker, depth = 0): readonly unknown[] {
  if (type.flags & ts.TypeFlags.BooleanLiteral) return [checker.typeToString(type) === 'true'];
  if (type.isLiteral()) return [type.value];
  if (type.isUnion()) return type.types.flatMap((one) => samplesOf(one, checker, depth));
  if (type.flags & ts.TypeFlags.Null) return [null];
  if (type.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void)) return [undefined];
  if (type.flags & ts.TypeFlags.NumberLike) return [3, 1, 2_000];
  if (isText(type)) return ['Agent 4'];
  if (depth > DEEPEST) return [];
  const inner = (of: ts.Type) => samplesOf(of, checker, depth + 1);

  const [signature] = type.getCallSignatures();
  if (signature !== undefined) {
    const [answer] = inner(signature.getReturnType());
    return [() => answer];
  }
  if (checker.isArrayType(type)) {
    const all = checker.getTypeArguments(reference(type)).flatMap(inner);
    return [all.slice(0, 3), all.slice(0, 1)];
  }
  if (checker.isTupleType(type)) {
    return together(checker.getTypeArguments(reference(type)).map(inner));
  }
  const name = type.symbol?.name;
  if (name === 'Map' || name === 'ReadonlyMap') {
    const [keys = [], values = []] = checker.getTypeArguments(reference(type)).map(inner);
    return [new Map(keys.map((key, at) => [key, values[at % values.length]]))];
  }
  if (name === 'Set' || name === 'ReadonlySet') {
    return [new Set(checker.getTypeArguments(reference(type)).flatMap(inner))];
  }
  const properties = type.getProperties();
  return together(properties.map((one) => inner(checker.getTypeOfSymbol(one)))).map((values) =>
    Object.fromEntries(properties.map((one, at) => [one.name, values[at]])),
  );
}

/** What a function may be called with, so that each value of each parameter is there once. */
export function callsOf(
  signature: ts.Signature,
  checker: ts.TypeChecker,
): readonly (readonly unknown[])[] {
  return together(
    signature.getParameters().map((one) => samplesOf(checker.getTypeOfSymbol(one), checker)),
  );
}

const DEEPEST = 7;

function together(columns: readonly (readonly unknown[])[]): readonly (readonly unknown[])[] {
  const most = Math.max(1, ...columns.map(({ length }) => length));
  return Array.from({ length: most }, (_, at) =>
    columns.map((values) => values[at % Math.max(1, values.length)]),
  );
}

/** A string, or one that is branded. */
function isText(type: ts.Type): boolean {
  if (type.isIntersection()) return type.types.some(isText);
  return (type.flags & ts.TypeFlags.StringLike) !== 0;
}

function reference(type: ts.Type): ts.TypeReference {
  // The compiler's own guards for it are not public.
  return type as ts.TypeReference;
}
