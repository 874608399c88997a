import type { FieldPath, SelectItem, SoqlSelect } from '../soql/ast.ts';

/**
 * What a query asked for: names in lower case, in the order in which they were selected. Records hold more than that
 * (ids and lookups that Apex may need); clients get just this.
 */
export interface Selection {
  readonly fields: Set<string>;
  readonly parents: Map<string, Selection>;
  readonly children: Map<string, Selection>;
}

const newSelection = (): Selection => ({ fields: new Set(), parents: new Map(), children: new Map() });

/** The path with the aliases of the FROM clause replaced by what they stand for. */
function withoutAliases({ segments }: FieldPath, select: SoqlSelect): readonly string[] {
  const [start, ...rest] = segments;
  if (rest.length === 0) return segments;
  if (start.toLowerCase() === (select.from.alias ?? select.from.name).toLowerCase()) return rest;
  const named = select.parentAliases.find(({ alias }) => alias.toLowerCase() === start.toLowerCase());
  return named ? [...withoutAliases(named.path, select), ...rest] : segments;
}

function addPath(selection: Selection, segments: readonly string[]): void {
  const [name, ...rest] = segments.map((segment) => segment.toLowerCase());
  if (rest.length === 0) return void selection.fields.add(name);
  const parent = selection.parents.get(name) ?? newSelection();
  selection.parents.set(name, parent);
  addPath(parent, rest);
}

/** @returns false for an item whose columns the text does not tell */
function addItem(selection: Selection, item: SelectItem, select: SoqlSelect): boolean {
  switch (item.kind) {
    case 'field':
      addPath(selection, withoutAliases(item.field, select));
      return true;
    case 'subquery': {
      const children = selectionOf(item.query);
      if (children) selection.children.set(item.query.from.name.toLowerCase(), children);
      return children !== undefined;
    }
    case 'function': {
      const [argument] = item.call.args;
      const name = item.alias ?? (argument.kind === 'path' ? argument.segments.at(-1) : undefined);
      if (name !== undefined) selection.fields.add(name.toLowerCase());
      return name !== undefined;
    }
    default:
      return false;
  }
}

/** The selection of a query; undefined when it is all that its records hold (`FIELDS(ALL)`, `TYPEOF`, `GROUP BY`). */
export function selectionOf(select: SoqlSelect): Selection | undefined {
  const selection = newSelection();
  if (select.groupBy) return undefined;
  return select.select.every((item) => addItem(selection, item, select)) ? selection : undefined;
}
