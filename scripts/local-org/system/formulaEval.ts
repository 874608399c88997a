import { evaluateFormula } from '../formula/evaluate.ts';
import { FormulaProblem } from '../formula/ast.ts';
import type { FormulaNode } from '../formula/ast.ts';
import { parseFormula } from '../formula/parse.ts';
import { ApexSet } from '../runtime/collections.ts';
import type { ApexDecimal } from '../runtime/decimal.ts';
import { ApexDouble } from '../runtime/double.ts';
import type { ApexEnumValue } from '../runtime/enumValue.ts';
import { apexException } from '../runtime/exceptions.ts';
import { SystemObject } from '../runtime/systemObject.ts';
import { recordOf, types } from '../runtime/typeRef.ts';
import type { TypeRef } from '../runtime/typeRef.ts';
import { defineClass } from './define.ts';
import type { SystemClass } from './define.ts';
import { checkReferences, ObjectScope, references } from './formulaScope.ts';
import type { TypeValue } from './language/type.ts';
import type { SObjectTypeValue } from './schema/sObjectType.ts';
import { refuse, required, systemEnum, systemType } from './support.ts';

const returnType = systemEnum('FormulaEval.FormulaReturnType', [
  'BOOLEAN',
  'DATE',
  'DATETIME',
  'DECIMAL',
  'DOUBLE',
  'ID',
  'INTEGER',
  'LONG',
  'STRING',
  'TIME',
]);

const globalVariable = systemEnum('FormulaEval.FormulaGlobal', [
  'CUSTOMMETADATA',
  'LABEL',
  'ORGANIZATION',
  'PERMISSION',
  'PROFILE',
  'SETUP',
  'SYSTEM',
  'USER',
  'USERROLE',
]);

/** A `FormulaEval.FormulaInstance`. */
class FormulaValueObject extends SystemObject {
  readonly node: FormulaNode;
  readonly result: string;
  readonly blanksAreZero: boolean;

  constructor(node: FormulaNode, result: string, blanksAreZero: boolean) {
    super(systemType('FormulaEval.FormulaInstance'));
    this.node = node;
    this.result = result;
    this.blanksAreZero = blanksAreZero;
  }

  evaluate(contextObject: unknown): unknown {
    try {
      const value = evaluateFormula(this.node, new ObjectScope(required(contextObject), this.blanksAreZero));
      return asReturnType(value, this.result);
    } catch (problem) {
      if (problem instanceof FormulaProblem) throw apexException('FormulaEvaluationException', problem.message);
      throw problem;
    }
  }
}

/** Formulas know one kind of number; Apex asks for the kind it wants. */
function asReturnType(value: unknown, result: string): unknown {
  if (value === null || !['DOUBLE', 'INTEGER', 'LONG'].includes(result)) return value;
  const number = value as ApexDecimal;
  if (result === 'DOUBLE') return new ApexDouble(number.toNumber());
  return result === 'LONG' ? number.truncate() : Number(number.truncate());
}

/** A `FormulaEval.FormulaBuilder`. */
class BuilderValue extends SystemObject {
  formula: string | null = null;
  contextType: TypeRef | null = null;
  result = 'STRING';
  blanksAreZero = false;

  constructor() {
    super(systemType('FormulaEval.FormulaBuilder'));
  }

  /** @throws FormulaValidationException for a formula that can't be read or names what its context lacks */
  build(): FormulaValueObject {
    try {
      const node = parseFormula(required(this.formula));
      checkReferences(node, this.contextType ?? types.object);
      return new FormulaValueObject(node, this.result, this.blanksAreZero);
    } catch (problem) {
      if (problem instanceof FormulaProblem) throw apexException('FormulaValidationException', problem.message);
      throw problem;
    }
  }
}

/** Sets something of the builder and gives the builder back. */
const setting =
  <T>(set: (self: BuilderValue, value: T) => void) =>
  (self: BuilderValue, value: T | null): BuilderValue => {
    set(self, required(value));
    return self;
  };

/** Salesforce: Apex Reference, "FormulaEval Namespace": formulas over Apex objects and records. */
export const formulaEvalClasses: readonly SystemClass[] = [
  returnType.definition,
  globalVariable.definition,
  defineClass('Formula', {
    members: {
      'static FormulaEval.FormulaBuilder builder()': () => new BuilderValue(),
      'static Object recalculateFormulas(List<SObject> records)': refuse('Formula.recalculateFormulas'),
    },
  }),
  defineClass('FormulaEval.FormulaBuilder', {
    members: {
      'FormulaEval.FormulaBuilder withFormula(String formula)': setting<string>((self, formula) => {
        self.formula = formula;
      }),
      'FormulaEval.FormulaBuilder withType(Type contextType)': setting<TypeValue>((self, type) => {
        self.contextType = type.ref;
      }),
      'FormulaEval.FormulaBuilder withType(Schema.SObjectType contextType)': setting<SObjectTypeValue>((self, type) => {
        self.contextType = recordOf(type.object.name);
      }),
      'FormulaEval.FormulaBuilder withReturnType(FormulaEval.FormulaReturnType returnType)': setting<ApexEnumValue>(
        (self, type) => {
          self.result = type.name;
        },
      ),
      'FormulaEval.FormulaBuilder withGlobalVariables(List<FormulaEval.FormulaGlobal> variables)': setting(
        () => undefined,
      ),
      'FormulaEval.FormulaBuilder treatNumericNullAsZero(Boolean isZero)': setting<boolean>((self, isZero) => {
        self.blanksAreZero = isZero;
      }),
      'FormulaEval.FormulaBuilder parseAsTemplate(Boolean isTemplate)': refuse('FormulaBuilder.parseAsTemplate'),
      'FormulaEval.FormulaInstance build()': (self: BuilderValue) => self.build(),
    },
  }),
  defineClass('FormulaEval.FormulaInstance', {
    members: {
      'Object evaluate(Object contextObject)': (self: FormulaValueObject, contextObject: unknown) =>
        self.evaluate(contextObject),
      'Set<String> getReferencedFields()': (self: FormulaValueObject) =>
        new ApexSet(
          types.string,
          references(self.node).map((path) => path.join('.')),
        ),
    },
  }),
];
