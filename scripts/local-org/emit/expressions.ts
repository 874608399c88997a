import { ApexDecimal } from '../runtime/decimal.ts';
import { ApexDouble } from '../runtime/double.ts';
import { enumValues } from '../runtime/enumValue.ts';
import type { LiteralValue } from '../parse/ast.ts';
import { types } from '../runtime/typeRef.ts';
import { isNumeric } from '../types/conversions.ts';
import type { Bound, BoundNewRecord, BoundSoql } from '../types/bound.ts';
import { emitArithmetic, emitCompare, emitConcat, emitEqual, emitTruth } from './operators.ts';
import type { BodyWriter } from './bodyWriter.ts';
import { emitCall, emitConstructorCall, emitNew, emitSystemCall } from './calls.ts';
import { emitAssign, emitRead, emitUpdate } from './targets.ts';

/** The JavaScript of an expression. */
export function emitExpression(body: BodyWriter, node: Bound): string {
  const emit = (each: Bound): string => emitExpression(body, each);
  const all = (nodes: readonly Bound[]): string => nodes.map(emit).join(', ');
  const hoist = (value: unknown): string => body.module.hoist(value);
  switch (node.kind) {
    case 'constant':
      return emitLiteral(body, node.literal);
    case 'this':
      return 'this';
    case 'receiver':
      return body.receiver;
    case 'previous':
      return body.previous;
    case 'enumValue':
      return hoist(enumValues(node.type, node.names)[node.ordinal]);
    case 'local':
    case 'field':
    case 'systemProperty':
    case 'recordField':
    case 'recordParent':
    case 'index':
      return emitRead(body, node);
    case 'recordChildren':
      return `childrenOf(nn(${emit(node.target)}), ${JSON.stringify(node.name)}, ${hoist(node.type.args[0])})`;
    case 'call':
      return emitCall(body, node);
    case 'systemCall':
      return emitSystemCall(body, node);
    case 'fieldError':
      return `nn(${emit(node.record)}).addError(textOf(${emit(node.args[0])}), ${JSON.stringify(node.fieldName)})`;
    case 'constructorCall':
      return emitConstructorCall(body, node);
    case 'new':
      return emitNew(body, node);
    case 'newRecord':
      return emitNewRecord(body, node);
    case 'newList':
      return `new ApexList(${hoist(node.type.args[0])}, [${all(node.items)}])`;
    case 'newSet':
      return `new ApexSet(${hoist(node.type.args[0])}, [${all(node.items)}])`;
    case 'newArray':
      return `newArray(${hoist(node.type.args[0])}, ${emit(node.size)})`;
    case 'newMap': {
      const entries = node.entries.map(({ key, value }) => `[${emit(key)}, ${emit(value)}]`);
      return `new ApexMap(${hoist(node.type.args[0])}, ${hoist(node.type.args[1])}, [${entries.join(', ')}])`;
    }
    case 'convert':
      return `${node.conversion}(${emit(node.operand)})`;
    case 'arithmetic':
      return emitArithmetic(body, node);
    case 'dateShift':
      return `shiftDate(${JSON.stringify(node.operator)}, ${emit(node.left)}, ${emit(node.right)})`;
    case 'concat':
      return emitConcat(body, node);
    case 'compare':
      return emitCompare(body, node);
    case 'equal':
      return emitEqual(body, node);
    case 'logical':
      return `(${emitTruth(body, node.left)} ${node.operator} ${emitTruth(body, node.right)})`;
    case 'not':
      return `!${emitTruth(body, node.operand)}`;
    case 'negate':
    case 'complement':
      return `${node.kind}(${emit(node.operand)})`;
    case 'conditional':
      return `(${emitTruth(body, node.condition)} ? ${emit(node.then)} : ${emit(node.otherwise)})`;
    case 'coalesce':
      return `(${emit(node.left)} ?? ${emit(node.right)})`;
    case 'safe': {
      const target = body.temporary();
      return `((${target} = ${emit(node.target)}) === null ? null : ${body.withReceiver(target, () => emit(node.access))})`;
    }
    case 'assign':
      return emitAssign(body, node);
    case 'update':
      return emitUpdate(body, node);
    case 'cast':
      if (isNumeric(node.type) && isNumeric(node.operand.type))
        return `castNumber(${emit(node.operand)}, ${JSON.stringify(node.type.name)})`;
      return node.type === types.object ? emit(node.operand) : `castTo(${emit(node.operand)}, ${hoist(node.type)})`;
    case 'instanceOf':
      return `isInstance(${emit(node.operand)}, ${hoist(node.tested)})`;
    case 'classLiteral':
      return `classLiteral(${hoist(node.named)})`;
    case 'token':
      return `${node.token}Token(${JSON.stringify(node.objectName)}, ${JSON.stringify(node.memberName)})`;
    case 'label':
      return `label(${JSON.stringify(node.name)})`;
    case 'triggerVariable':
      return `triggerVariable(${JSON.stringify(node.name)})`;
    case 'soql':
      return emitSoql(body, node);
    case 'sosl':
      return `search(${JSON.stringify(node.text)}, [${all(node.binds)}])`;
  }
}

function emitLiteral(body: BodyWriter, literal: LiteralValue): string {
  switch (literal.type) {
    case 'null':
      return 'null';
    case 'Long':
      return `${literal.value}n`;
    case 'Decimal':
      return body.module.hoist(ApexDecimal.parse(literal.value) ?? ApexDecimal.zero);
    case 'Double':
      return body.module.hoist(new ApexDouble(literal.value));
    default:
      return JSON.stringify(literal.value);
  }
}

function emitNewRecord(body: BodyWriter, node: BoundNewRecord): string {
  const fields = node.fields.map(({ name, value }) => `[${JSON.stringify(name)}, ${emitExpression(body, value)}]`);
  return `newRecord(${JSON.stringify(node.type.name)}, [${fields.join(', ')}])`;
}

const queryFunctions = {
  rows: 'queryRows',
  inTurn: 'queryRowsInTurn',
  record: 'queryRecord',
  count: 'queryCount',
} as const;

function emitSoql(body: BodyWriter, node: BoundSoql): string {
  const binds = node.binds.map((bind) => emitExpression(body, bind)).join(', ');
  const rowType = node.shape === 'rows' || node.shape === 'inTurn' ? `, ${body.module.hoist(node.type.args[0])}` : '';
  return `${queryFunctions[node.shape]}(${body.module.hoist(node.query)}, [${binds}]${rowType})`;
}
