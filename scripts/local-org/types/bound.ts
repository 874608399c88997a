import type { BinaryOperator, DmlNode, LiteralValue, Position } from '../parse/ast.ts';
import type { AccessMode } from '../ports.ts';
import type { TypeRef } from '../runtime/typeRef.ts';
import type { SoqlQuery } from '../soql/ast.ts';
import type { Conversion } from './conversions.ts';
import type { FieldSymbol, MethodSymbol } from './declarations.ts';

/**
 * The checked program: every name is resolved, every implicit conversion is a node. The emitter is its only reader.
 */

interface Typed {
  readonly type: TypeRef;
}

export type BoundConstant = Typed & { readonly kind: 'constant'; readonly literal: LiteralValue };
/** A local variable or parameter, by its JavaScript name. */
export type BoundLocal = Typed & { readonly kind: 'local'; readonly slot: string };
export type BoundThis = Typed & { readonly kind: 'this' };
/** A field or property of a compiled class; static ones have no target. */
export type BoundField = Typed & {
  readonly kind: 'field';
  readonly field: FieldSymbol;
  readonly target: Bound | null;
  readonly isDirect: boolean;
};
/** A property of a system class. */
export type BoundSystemProperty = Typed & {
  readonly kind: 'systemProperty';
  readonly field: FieldSymbol;
  readonly target: Bound | null;
};
export type BoundEnumValue = Typed & {
  readonly kind: 'enumValue';
  readonly names: readonly string[];
  readonly ordinal: number;
};
/** A field of a record, by API name. */
export type BoundRecordField = Typed & { readonly kind: 'recordField'; readonly target: Bound; readonly name: string };
export type BoundRecordParent = Typed & {
  readonly kind: 'recordParent';
  readonly target: Bound;
  readonly name: string;
};
export type BoundRecordChildren = Typed & {
  readonly kind: 'recordChildren';
  readonly target: Bound;
  readonly name: string;
};
export type BoundIndex = Typed & { readonly kind: 'index'; readonly target: Bound; readonly index: Bound };

/** A call of a compiled method. `isSuper` calls the ancestor's own version. */
export type BoundCall = Typed & {
  readonly kind: 'call';
  readonly method: MethodSymbol;
  readonly slot: string;
  readonly target: Bound | null;
  readonly args: readonly Bound[];
  readonly isSuper: boolean;
};
/** A call of a system method. `scope` are the variables in reach, for members that bind dynamic SOQL. */
export type BoundSystemCall = Typed & {
  readonly kind: 'systemCall';
  readonly method: MethodSymbol;
  readonly target: Bound | null;
  readonly args: readonly Bound[];
  readonly scope: ReadonlyMap<string, Bound> | null;
  /** Set for static members of records (`Setting__c.getInstance()`): the type they are called on comes first. */
  readonly onType: TypeRef | null;
};
/** A method of a record called on all objects alike: `record.addError(field, …)` in its `record.Field.addError(…)` form. */
export type BoundFieldError = Typed & {
  readonly kind: 'fieldError';
  readonly record: Bound;
  readonly fieldName: string;
  readonly args: readonly Bound[];
};
export type BoundConstructorCall = Typed & {
  readonly kind: 'constructorCall';
  readonly which: 'this' | 'super';
  readonly method: MethodSymbol | null;
  readonly args: readonly Bound[];
};

export type BoundNew = Typed & {
  readonly kind: 'new';
  readonly constructor: MethodSymbol | null;
  readonly args: readonly Bound[];
};
export type BoundNewRecord = Typed & {
  readonly kind: 'newRecord';
  readonly fields: readonly { readonly name: string; readonly value: Bound }[];
};
export type BoundNewCollection = Typed & { readonly kind: 'newList' | 'newSet'; readonly items: readonly Bound[] };
export type BoundNewArray = Typed & { readonly kind: 'newArray'; readonly size: Bound };
export type BoundNewMap = Typed & {
  readonly kind: 'newMap';
  readonly entries: readonly { readonly key: Bound; readonly value: Bound }[];
};

export type BoundConvert = Typed & {
  readonly kind: 'convert';
  readonly conversion: Exclude<Conversion, 'none'>;
  readonly operand: Bound;
};
/** Arithmetic on operands of the node's type (shifts count by an Integer). */
export type BoundArithmetic = Typed & {
  readonly kind: 'arithmetic';
  readonly operator: BinaryOperator;
  readonly left: Bound;
  readonly right: Bound;
};
export type BoundDateShift = Typed & {
  readonly kind: 'dateShift';
  readonly operator: '+' | '-';
  readonly left: Bound;
  readonly right: Bound;
};
export type BoundConcat = Typed & { readonly kind: 'concat'; readonly left: Bound; readonly right: Bound };
export type BoundCompare = Typed & {
  readonly kind: 'compare';
  readonly operator: '<' | '>' | '<=' | '>=';
  readonly left: Bound;
  readonly right: Bound;
};
/** How two values are compared for equality. */
export type Equality = 'identity' | 'text' | 'id' | 'value' | 'exact';
export type BoundEqual = Typed & {
  readonly kind: 'equal';
  readonly equality: Equality;
  readonly isNegated: boolean;
  readonly left: Bound;
  readonly right: Bound;
};
export type BoundLogical = Typed & {
  readonly kind: 'logical';
  readonly operator: '&&' | '||';
  readonly left: Bound;
  readonly right: Bound;
};
export type BoundUnary = Typed & { readonly kind: 'not' | 'negate' | 'complement'; readonly operand: Bound };
export type BoundConditional = Typed & {
  readonly kind: 'conditional';
  readonly condition: Bound;
  readonly then: Bound;
  readonly otherwise: Bound;
};
export type BoundCoalesce = Typed & { readonly kind: 'coalesce'; readonly left: Bound; readonly right: Bound };
/** `target?.…`: `access` reads from a `receiver` node. */
export type BoundSafe = Typed & { readonly kind: 'safe'; readonly target: Bound; readonly access: Bound };

/** Adds to the end of a chain that a `?.` may cut short. @param add gives the chain with the addition */
export function insideSafe(chain: Bound, add: (access: Bound) => Bound): Bound {
  if (chain.kind !== 'safe') return add(chain);
  const access = add(chain.access);
  return { ...chain, type: access.type, access };
}

/** The value of the nearest `safe` node's target. */
export type BoundReceiver = Typed & { readonly kind: 'receiver' };

/** What can be assigned to. */
export type BoundTarget =
  BoundLocal | BoundField | BoundSystemProperty | BoundRecordField | BoundRecordParent | BoundIndex;
export type BoundAssign = Typed & { readonly kind: 'assign'; readonly target: BoundTarget; readonly value: Bound };
/** `target op= …`, `target++`: `value` reads the old value from a `previous` node. */
export type BoundUpdate = Typed & {
  readonly kind: 'update';
  readonly target: BoundTarget;
  readonly value: Bound;
  readonly givesOld: boolean;
};
export type BoundPrevious = Typed & { readonly kind: 'previous' };

export type BoundCast = Typed & { readonly kind: 'cast'; readonly operand: Bound };
export type BoundInstanceOf = Typed & {
  readonly kind: 'instanceOf';
  readonly operand: Bound;
  readonly tested: TypeRef;
};
export type BoundClassLiteral = Typed & { readonly kind: 'classLiteral'; readonly named: TypeRef };
/** `Account.SObjectType`, `Account.Name`, `SObjectType.Account`, `SObjectType.Account.fields.Name` … */
export type BoundToken = Typed & {
  readonly kind: 'token';
  readonly token: 'objectType' | 'field' | 'describeObject' | 'describeField' | 'fields' | 'fieldSets' | 'fieldSet';
  readonly objectName: string;
  readonly memberName: string;
};
export type BoundLabel = Typed & { readonly kind: 'label'; readonly name: string };
export type BoundTriggerVariable = Typed & { readonly kind: 'triggerVariable'; readonly name: string };

/** What a query gives: all rows, the only row, or a number. */
export type QueryShape = 'rows' | 'inTurn' | 'record' | 'count';
export type BoundSoql = Typed & {
  readonly kind: 'soql';
  readonly query: SoqlQuery;
  readonly binds: readonly Bound[];
  readonly shape: QueryShape;
};
export type BoundSosl = Typed & { readonly kind: 'sosl'; readonly text: string; readonly binds: readonly Bound[] };

/** An expression. */
export type Bound =
  | BoundConstant
  | BoundLocal
  | BoundThis
  | BoundField
  | BoundSystemProperty
  | BoundEnumValue
  | BoundRecordField
  | BoundRecordParent
  | BoundRecordChildren
  | BoundIndex
  | BoundCall
  | BoundSystemCall
  | BoundFieldError
  | BoundConstructorCall
  | BoundNew
  | BoundNewRecord
  | BoundNewCollection
  | BoundNewArray
  | BoundNewMap
  | BoundConvert
  | BoundArithmetic
  | BoundDateShift
  | BoundConcat
  | BoundCompare
  | BoundEqual
  | BoundLogical
  | BoundUnary
  | BoundConditional
  | BoundCoalesce
  | BoundSafe
  | BoundReceiver
  | BoundAssign
  | BoundUpdate
  | BoundPrevious
  | BoundCast
  | BoundInstanceOf
  | BoundClassLiteral
  | BoundToken
  | BoundLabel
  | BoundTriggerVariable
  | BoundSoql
  | BoundSosl;

interface Placed {
  readonly position: Position;
}

export type BoundBlock = Placed & { readonly kind: 'block'; readonly statements: readonly BoundStatement[] };
export type BoundVariable = Placed & { readonly kind: 'variable'; readonly slot: string; readonly value: Bound | null };
export type BoundExpressionStatement = Placed & { readonly kind: 'expression'; readonly expression: Bound };
export type BoundIf = Placed & {
  readonly kind: 'if';
  readonly condition: Bound;
  readonly then: BoundStatement;
  readonly otherwise: BoundStatement | null;
};
export type BoundFor = Placed & {
  readonly kind: 'for';
  readonly start: readonly BoundStatement[];
  readonly condition: Bound | null;
  readonly update: readonly Bound[];
  readonly body: BoundStatement | null;
};
/** `batches`: a SOQL loop that hands out lists of up to 200 records. */
export type BoundForEach = Placed & {
  readonly kind: 'forEach';
  readonly slot: string;
  readonly source: Bound;
  readonly walk: 'list' | 'set' | 'iterable' | 'batches';
  readonly body: BoundStatement | null;
};
export type BoundWhile = Placed & {
  readonly kind: 'while' | 'doWhile';
  readonly condition: Bound;
  readonly body: BoundStatement | null;
};
export type BoundSwitchCase = Placed & {
  readonly conditions: readonly Bound[];
  /** `when Account a`: the local that the subject is given to. */
  readonly local: { readonly slot: string; readonly type: TypeRef } | null;
  readonly isElse: boolean;
  readonly body: BoundBlock;
};
/** Conditions of the cases read the subject from the local `slot`. */
export type BoundSwitch = Placed & {
  readonly kind: 'switch';
  readonly slot: string;
  readonly subject: Bound;
  readonly cases: readonly BoundSwitchCase[];
};
export type BoundTry = Placed & {
  readonly kind: 'try';
  readonly body: BoundBlock;
  readonly catches: readonly (Placed & { readonly slot: string; readonly type: TypeRef; readonly body: BoundBlock })[];
  readonly finallyBody: BoundBlock | null;
};
export type BoundReturn = Placed & { readonly kind: 'return'; readonly value: Bound | null };
export type BoundThrow = Placed & { readonly kind: 'throw'; readonly value: Bound };
export type BoundJump = Placed & { readonly kind: 'break' | 'continue' };
export type BoundDml = Placed & {
  readonly kind: 'dml';
  readonly operation: DmlNode['operation'];
  readonly access: AccessMode | null;
  readonly records: Bound;
  readonly externalId: string | null;
  readonly duplicates: Bound | null;
};
export type BoundRunAs = Placed & {
  readonly kind: 'runAs';
  readonly args: readonly Bound[];
  readonly body: BoundBlock;
};

/** A statement. */
export type BoundStatement =
  | BoundBlock
  | BoundVariable
  | BoundExpressionStatement
  | BoundIf
  | BoundFor
  | BoundForEach
  | BoundWhile
  | BoundSwitch
  | BoundTry
  | BoundReturn
  | BoundThrow
  | BoundJump
  | BoundDml
  | BoundRunAs;
