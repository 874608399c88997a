import type {
  ClassNode,
  CodeNode,
  ExpressionStatementNode,
  FieldNode,
  LocalVariablesNode,
  Modifiers,
} from '../parse/ast.ts';
import { anonymousMethod } from './labels.ts';

const staticOnly: Modifiers = { keywords: new Set(['static', 'public']), annotations: [] };

/** The class that statements outside of any class are compiled into: they become one static method of it. */
export function codeClass(name: string, written: CodeNode): ClassNode {
  const code = written.members.some(({ kind }) => kind === 'method') ? withSharedVariables(written) : written;
  const { position } = code;
  return {
    kind: 'class',
    position,
    name,
    modifiers: { keywords: new Set(['public']), annotations: [] },
    superclass: null,
    interfaces: [],
    members: [
      ...code.members.map((member) =>
        member.kind === 'method' || member.kind === 'field'
          ? { ...member, modifiers: asStatic(member.modifiers) }
          : member,
      ),
      {
        kind: 'method',
        position,
        name: anonymousMethod,
        modifiers: staticOnly,
        returnType: null,
        parameters: [],
        body: { kind: 'block', position, statements: code.statements },
      },
    ],
  };
}

/** Methods among statements see the variables: these become fields, which get their values when it is their turn. */
function withSharedVariables({ statements, members, ...code }: CodeNode): CodeNode {
  const declared = statements.filter((statement) => statement.kind === 'localVariables');
  return {
    ...code,
    members: [...members, ...declared.flatMap(fields)],
    statements: statements.flatMap((statement) =>
      statement.kind === 'localVariables' ? assignments(statement) : statement,
    ),
  };
}

const fields = ({ type, variables }: LocalVariablesNode): FieldNode[] =>
  variables.map(({ position, name }) => ({
    kind: 'field',
    position,
    name,
    type,
    modifiers: { keywords: new Set(), annotations: [] },
    initializer: null,
  }));

const assignments = ({ variables }: LocalVariablesNode): ExpressionStatementNode[] =>
  variables.flatMap(({ position, name, initializer }) =>
    initializer
      ? {
          kind: 'expression',
          position,
          expression: {
            kind: 'assign',
            position,
            operator: null,
            target: { kind: 'name', position, name },
            value: initializer,
          },
        }
      : [],
  );

const asStatic = (modifiers: Modifiers): Modifiers => ({
  ...modifiers,
  keywords: new Set([...modifiers.keywords, 'static']),
});
