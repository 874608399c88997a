import { BoundExpressionContext } from '@apexdevtools/apex-parser';
import type { QueryContext } from '@apexdevtools/apex-parser';
import type {
  Comparator,
  Condition,
  FromItem,
  GroupBy,
  OrderItem,
  ParentAlias,
  SelectItem,
  SoqlBind,
  SoqlQuery,
  SoqlSelect,
  TypeOf,
  Value,
} from './ast.ts';
import { SoqlError } from './lexer.ts';
import { type BindPlaces, ValueParser } from './parseValue.ts';

/**
 * Parses a query text, as given to `Database.query` or the REST API.
 * @param text the query; binds are simple names (`:name`)
 * @throws SoqlError when it is no SOQL
 */
export function parseSoql(text: string): SoqlQuery {
  return new SoqlParser(text, new Map()).parse();
}

/**
 * Parses the query of an Apex `[SELECT …]` expression.
 * @param context the query's syntax tree; bind expressions are kept as subtrees of it
 * @throws SoqlError when it is no SOQL; positions count from the query's start
 */
export function soqlFromContext(context: QueryContext): SoqlQuery {
  const start = context.start.start;
  const stop = context.stop ?? context.start;
  const text = context.start.getInputStream().getText(start, stop.stop);
  return new SoqlParser(text, bindPlaces(context, start)).parse();
}

type SyntaxNode = QueryContext | NonNullable<QueryContext['children']>[number];

function bindPlaces(context: QueryContext, start: number): BindPlaces {
  const places = new Map<number, { end: number; bind: SoqlBind }>();
  const visit = (node: SyntaxNode): void => {
    if (node instanceof BoundExpressionContext) {
      const expression = node.expression();
      const end = (expression.stop ?? expression.start).stop + 1;
      const text = expression.start.getInputStream().getText(expression.start.start, end - 1);
      places.set(node.start.start - start, { end: end - start, bind: { text, context: expression } });
      return;
    }
    if ('children' in node && Array.isArray(node.children)) node.children.forEach(visit);
  };
  visit(context);
  return places;
}

const clauseWords = [
  'WHERE',
  'WITH',
  'GROUP',
  'HAVING',
  'ORDER',
  'LIMIT',
  'OFFSET',
  'FOR',
  'ALL',
  'USING',
  'UPDATE',
  'FROM',
];
const comparators = ['=', '!=', '<>', '<=', '>=', '<', '>', 'LIKE', 'INCLUDES', 'EXCLUDES', 'IN'] as const;

class SoqlParser extends ValueParser {
  parse(): SoqlQuery {
    const select = this.#select();
    const rest = this.lexer.peek();
    if (rest.kind !== 'end') throw this.unexpected(rest);
    return { ...select, text: this.lexer.text, binds: this.binds };
  }

  #select(): SoqlSelect {
    const { position } = this.expect('SELECT');
    const select = this.list(() => this.#selectItem());
    this.expect('FROM');
    const from = this.#from();
    const parentAliases = this.#parentAliases();
    const scope = this.take('USING') ? (this.expect('SCOPE'), this.word().text) : undefined;
    const where = this.take('WHERE') ? this.#condition() : undefined;
    const access = this.take('WITH') ? this.#access() : undefined;
    const groupBy = this.take('GROUP') ? this.#groupBy() : undefined;
    const having = this.take('HAVING') ? this.#condition() : undefined;
    const orderBy = this.take('ORDER') ? (this.expect('BY'), this.list(() => this.#orderItem())) : [];
    const limit = this.take('LIMIT') ? this.value() : undefined;
    const offset = this.take('OFFSET') ? this.value() : undefined;
    const ending = this.#ending();
    return {
      select,
      from,
      parentAliases,
      scope,
      where,
      access,
      groupBy,
      having,
      orderBy,
      limit,
      offset,
      ...ending,
      position,
    };
  }

  #selectItem(): SelectItem {
    if (this.take('(')) {
      const query = this.#select();
      this.expect(')');
      return { kind: 'subquery', query };
    }
    if (this.at('TYPEOF')) return { kind: 'typeof', typeOf: this.#typeOf() };
    const operand = this.operand();
    if (operand.kind === 'path') return { kind: 'field', field: operand, alias: this.#alias() };
    if (operand.name !== 'FIELDS') return { kind: 'function', call: operand, alias: this.#alias() };
    const [set] = operand.args;
    const name = set?.kind === 'path' ? set.segments.join('.').toUpperCase() : '';
    if (name !== 'ALL' && name !== 'STANDARD' && name !== 'CUSTOM') {
      throw new SoqlError(`FIELDS(${name}) is not known; use ALL, STANDARD or CUSTOM`, operand.position);
    }
    return { kind: 'fields', set: name, position: operand.position };
  }

  #alias(): string | undefined {
    const token = this.lexer.peek();
    if (token.kind !== 'word' || clauseWords.includes(token.text.toUpperCase())) return undefined;
    return this.lexer.next().text;
  }

  #typeOf(): TypeOf {
    this.expect('TYPEOF');
    const relationship = this.path();
    const whens: TypeOf['whens'][number][] = [];
    while (this.take('WHEN')) {
      const objectName = this.word().text;
      this.expect('THEN');
      whens.push({ objectName, fields: this.list(() => this.path()) });
    }
    const otherwise = this.take('ELSE') ? this.list(() => this.path()) : [];
    this.expect('END');
    return { relationship, whens, otherwise };
  }

  #from(): FromItem {
    const path = this.path();
    this.take('AS');
    const name = path.segments[path.segments.length - 1];
    return { name, alias: this.#alias(), position: path.position };
  }

  #parentAliases(): ParentAlias[] {
    const aliases: ParentAlias[] = [];
    while (this.take(',')) {
      const path = this.path();
      this.take('AS');
      aliases.push({ path, alias: this.word().text });
    }
    return aliases;
  }

  #access(): SoqlSelect['access'] {
    const token = this.lexer.peek();
    const modes = ['USER_MODE', 'SYSTEM_MODE', 'SECURITY_ENFORCED'] as const;
    const found = modes.find((mode) => this.take(mode));
    if (!found) throw new SoqlError(`WITH ${token.text} is not supported by the local org`, token.position);
    return found;
  }

  #groupBy(): GroupBy {
    this.expect('BY');
    const kind = this.lexer.tryParse(() => {
      const word = this.word().text.toUpperCase();
      const found = word === 'ROLLUP' ? 'rollup' : word === 'CUBE' ? 'cube' : null;
      return found && this.take('(') ? found : null;
    });
    const operands = this.list(() => this.operand());
    if (kind) this.expect(')');
    return { kind: kind ?? 'plain', operands };
  }

  #orderItem(): OrderItem {
    const operand = this.operand();
    const descending = this.take('DESC') || (this.take('ASC'), false);
    const nullsLast = this.take('NULLS') && this.oneOf(['FIRST', 'LAST']) === 'LAST';
    return { operand, descending, nullsLast };
  }

  /** FOR VIEW, FOR REFERENCE, UPDATE TRACKING and VIEWSTAT change nothing that can be seen in the local org. */
  #ending(): { allRows: boolean; forUpdate: boolean } {
    let allRows = false;
    let forUpdate = false;
    for (;;) {
      if (this.take('ALL')) {
        this.expect('ROWS');
        allRows = true;
      } else if (this.take('FOR')) {
        const purposes = this.list(() => this.oneOf(['UPDATE', 'VIEW', 'REFERENCE']));
        forUpdate ||= purposes.includes('UPDATE');
      } else if (this.take('UPDATE')) {
        this.list(() => this.oneOf(['TRACKING', 'VIEWSTAT']));
      } else {
        return { allRows, forUpdate };
      }
    }
  }

  /** AND and OR may not be mixed without parentheses. */
  #condition(): Condition {
    const operands = [this.#term()];
    const kind = this.at('OR') ? 'or' : 'and';
    while (this.take(kind.toUpperCase())) operands.push(this.#term());
    if (this.at('AND') || this.at('OR')) throw this.unexpected();
    return operands.length === 1 ? operands[0] : { kind, operands };
  }

  #term(): Condition {
    if (this.take('NOT')) return { kind: 'not', operand: this.#term() };
    if (this.take('(')) {
      const condition = this.#condition();
      this.expect(')');
      return condition;
    }
    const left = this.operand();
    const operator = this.#comparator();
    const many = operator === 'IN' || operator === 'NOT IN' || operator === 'INCLUDES' || operator === 'EXCLUDES';
    return { kind: 'comparison', left, operator, right: many ? this.#values() : this.value() };
  }

  #comparator(): Comparator {
    if (this.take('NOT')) {
      this.expect('IN');
      return 'NOT IN';
    }
    const operator = this.oneOf(comparators);
    return operator === '<>' ? '!=' : operator;
  }

  #values(): Value {
    if (this.at(':')) return this.value();
    this.expect('(');
    if (this.at('SELECT')) {
      const query = this.#select();
      this.expect(')');
      return { kind: 'semiJoin', query };
    }
    const values = this.list(() => this.value());
    this.expect(')');
    return { kind: 'list', values };
  }
}
