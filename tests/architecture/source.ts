import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parseSync } from '@swc/core';

/** A file of the project as the rules see it; a planted violation is one that is not on the disk. */
export interface Source {
  /** From the project's root, with `/`. */
  path: string;
  text: string;
}

export interface Import {
  kind: 'file' | 'package' | 'computed';
  /** A path from the root (`src/kernel/card.ts`), or the name of a package or built-in (`@slack/bolt`, `node:fs`). */
  target: string;
  reexport: boolean;
  line: number;
}

/**
 * A name that an expression reads: `process.env`, `Date.now`, `fetch` · with `()` when it is called, e.g. `fetch()` · `new Date()`
 * when it is made without arguments.
 */
export interface Use {
  name: string;
  line: number;
}

export interface Facts extends Source {
  lines: number;
  imports: Import[];
  uses: Use[];
  /** Line of a default export. */
  defaultExport?: number;
  /** Values of the properties called `name`: in a `feature.ts`, the verbs and the names of its work. */
  names: string[];
  strings: { value: string; line: number }[];
}

export function readTree(root: string, folders: string[]): Source[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => ({
        path: path.slice(root.length).replace(/^\//, ''),
        text: readFileSync(path, 'utf8'),
      })),
  );
}

export const isCode = (path: string): boolean => /\.(ts|js|mjs|cjs)$/.test(path);

/** Throws with the path when a file cannot be parsed. */
export function factsOf(source: Source): Facts {
  const lines = source.text.trimEnd().split('\n').length;
  const facts: Facts = { ...source, lines, imports: [], uses: [], names: [], strings: [] };
  if (isCode(source.path)) new Walk(facts).run();
  return facts;
}

type Node = Record<string, any>;

class Walk {
  /** Byte offsets of the line ends: the parser's spans count bytes, from 1. */
  private readonly ends: number[] = [];
  /** Names made by `createRequire`. */
  private readonly requires = new Set(['require']);
  private readonly facts: Facts;

  constructor(facts: Facts) {
    this.facts = facts;
    Buffer.from(facts.text).forEach((byte, at) => {
      if (byte === 10) this.ends.push(at);
    });
  }

  run(): void {
    let module: Node;
    try {
      module = parseSync(this.facts.text, { syntax: 'typescript', target: 'es2022' });
    } catch (cause) {
      throw new Error(`${this.facts.path} cannot be parsed`, { cause });
    }
    this.visit(module, false);
  }

  private line(node: Node): number {
    const at = (node.span?.start ?? 1) - 1;
    const after = this.ends.findIndex((end) => end >= at);
    return (after < 0 ? this.ends.length : after) + 1;
  }

  private imported(specifier: Node | undefined, node: Node, reexport = false): void {
    const named = specifier?.type === 'StringLiteral' ? resolve(this.facts.path, specifier.value) : COMPUTED;
    this.facts.imports.push({ ...named, reexport, line: this.line(node) });
  }

  private used(name: string, node: Node): void {
    this.facts.uses.push({ name: name.replace(/^(globalThis|global|window)\./, ''), line: this.line(node) });
  }

  private visit(node: unknown, inType: boolean): void {
    if (Array.isArray(node)) {
      for (const item of node) this.visit(item, inType);
      return;
    }
    if (!node || typeof node !== 'object') return;
    const current = node as Node;
    if (!this.enter(current, inType)) return;
    const within = inType || TYPE_ONLY.has(current.type);
    for (const [key, value] of Object.entries(current)) if (!isName(current, key)) this.visit(value, within);
  }

  /** False: what is below has been dealt with. */
  private enter(node: Node, inType: boolean): boolean {
    switch (node.type) {
      case 'ImportDeclaration':
      case 'ExportAllDeclaration':
      case 'ExportNamedDeclaration':
        if (node.source) this.imported(node.source, node, node.type !== 'ImportDeclaration');
        return false;
      case 'TsImportType':
        this.imported(node.argument, node);
        return true;
      case 'TsExternalModuleReference':
        this.imported(node.expression, node);
        return false;
      case 'ExportDefaultDeclaration':
      case 'ExportDefaultExpression':
      case 'TsExportAssignment':
        this.facts.defaultExport = this.line(node);
        return true;
      case 'VariableDeclarator':
        this.declared(node);
        return true;
      case 'KeyValueProperty':
        if (node.key.value === 'name' && node.value.type === 'StringLiteral')
          this.facts.names.push(node.value.value);
        return true;
      case 'StringLiteral':
        if (!inType) this.facts.strings.push({ value: node.value, line: this.line(node) });
        return true;
      case 'NewExpression':
        if (!node.arguments?.length) this.used(`new ${chain(node.callee).name}()`, node);
        return true;
      case 'CallExpression':
        return this.call(node);
      case 'MemberExpression':
      case 'Identifier': {
        if (inType) return true;
        const { name, others } = chain(node);
        this.used(name, node);
        this.visit(others, false);
        return false;
      }
      default:
        return true;
    }
  }

  /** `const require = createRequire(…)`, `const { env } = process`. */
  private declared({ id, init }: Node): void {
    if (id.type === 'Identifier' && init?.type === 'CallExpression' && isCreateRequire(init))
      this.requires.add(id.value);
    if (id.type !== 'ObjectPattern' || !init) return;
    for (const property of id.properties) this.used(`${chain(init).name}.${property.key?.value}`, property);
  }

  private call(node: Node): boolean {
    const { name, others } = chain(node.callee);
    const nested = node.callee.type === 'CallExpression' && isCreateRequire(node.callee);
    if (
      node.callee.type === 'Import' ||
      nested ||
      this.requires.has(name.replace(/\.resolve$/, '')) ||
      LOADERS.has(name)
    ) {
      this.imported(node.arguments[0]?.expression, node);
      return false;
    }
    this.used(`${name}()`, node);
    this.visit([others, node.arguments], false);
    return false;
  }
}

const isCreateRequire = (call: Node): boolean => chain(call.callee).name.endsWith('createRequire');

const LOADERS = new Set(['import.meta.resolve', 'process.getBuiltinModule']);

const TYPE_ONLY = new Set([
  'TsTypeAnnotation',
  'TsTypeAliasDeclaration',
  'TsInterfaceDeclaration',
  'TsTypeParameterInstantiation',
  'TsTypeParameterDeclaration',
  'TsExpressionWithTypeArguments',
]);

/** Whether the child under `key` is a name that is declared or a property, not one that is read. */
function isName(node: Node, key: string): boolean {
  if (key === 'key') return node.key?.type === 'Identifier';
  if (key === 'property') return node.property?.type !== 'Computed';
  if (key === 'typeAnnotation') return node.type === 'TsTypeReference';
  return (key === 'identifier' || key === 'id' || key === 'label') && node[key]?.type === 'Identifier';
}

interface Chain {
  name: string;
  others: Node[];
}

/** `a.b.c` of a chain of names, `?.` and `['b']` read alike; what is no name stands as `?` and is listed in `others`. */
function chain(node: Node): Chain {
  switch (node.type) {
    case 'Identifier':
      return { name: node.value, others: [] };
    case 'ThisExpression':
      return { name: 'this', others: [] };
    case 'MetaProperty':
      return { name: node.kind, others: [] };
    case 'OptionalChainingExpression':
      return chain(node.base);
    case 'TsNonNullExpression':
    case 'ParenthesisExpression':
      return chain(node.expression);
    case 'MemberExpression': {
      const object = chain(node.object);
      const computed = node.property.type === 'Computed' ? node.property.expression : undefined;
      if (computed && computed.type !== 'StringLiteral') {
        return { name: `${object.name}.?`, others: [...object.others, computed] };
      }
      return { name: `${object.name}.${(computed ?? node.property).value}`, others: object.others };
    }
    default:
      return { name: '?', others: [node] };
  }
}

const COMPUTED = { kind: 'computed', target: '?' } as const;

function resolve(from: string, specifier: string): Pick<Import, 'kind' | 'target'> {
  if (specifier.startsWith('.')) {
    const path = posix.join(posix.dirname(from), specifier);
    return { kind: 'file', target: path.startsWith('src/') ? path.replace(/\.js$/, '.ts') : path };
  }
  const name = specifier.startsWith('node:')
    ? specifier
    : specifier
        .split('/')
        .slice(0, specifier.startsWith('@') ? 2 : 1)
        .join('/');
  return { kind: 'package', target: name };
}
