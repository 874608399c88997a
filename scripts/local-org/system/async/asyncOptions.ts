import { SystemObject } from '../../runtime/systemObject.ts';
import type { EnqueueOptions } from '../../ports.ts';
import { defineClass } from '../define.ts';
import type { SystemClass } from '../define.ts';
import { fieldOf, required, systemType } from '../support.ts';

/** A `System.QueueableDuplicateSignature`: texts of its parts, in order. */
class SignatureValue extends SystemObject {
  readonly parts: readonly string[];

  constructor(parts: readonly string[]) {
    super(systemType('QueueableDuplicateSignature'));
    this.parts = parts;
  }
}

/** A `QueueableDuplicateSignature.Builder`. */
class SignatureBuilder extends SystemObject {
  readonly parts: string[] = [];

  constructor() {
    super(systemType('QueueableDuplicateSignature.Builder'));
  }

  add(kind: string, value: unknown): this {
    this.parts.push(`${kind}:${String(required(value))}`);
    return this;
  }
}

/** A `System.AsyncOptions`. */
export class AsyncOptionsValue extends SystemObject {
  duplicateSignature: SignatureValue | null = null;
  maximumQueueableStackDepth: number | null = null;
  minimumQueueableDelayInMinutes: number | null = null;

  constructor() {
    super(systemType('AsyncOptions'));
  }

  toEnqueueOptions(): EnqueueOptions {
    return {
      ...(this.duplicateSignature ? { duplicateSignature: JSON.stringify(this.duplicateSignature.parts) } : {}),
      ...(this.maximumQueueableStackDepth !== null ? { maximumStackDepth: this.maximumQueueableStackDepth } : {}),
      ...(this.minimumQueueableDelayInMinutes !== null ? { delayMinutes: this.minimumQueueableDelayInMinutes } : {}),
    };
  }
}

/** Salesforce: Apex Reference, "AsyncOptions Class" and "QueueableDuplicateSignature Class". */
export const asyncOptionsClasses: readonly SystemClass[] = [
  defineClass('AsyncOptions', {
    constructors: { '()': () => new AsyncOptionsValue() },
    properties: {
      'QueueableDuplicateSignature DuplicateSignature': fieldOf<AsyncOptionsValue>('duplicateSignature'),
      'Integer MaximumQueueableStackDepth': fieldOf<AsyncOptionsValue>('maximumQueueableStackDepth'),
      'Integer MinimumQueueableDelayInMinutes': fieldOf<AsyncOptionsValue>('minimumQueueableDelayInMinutes'),
    },
  }),
  defineClass('QueueableDuplicateSignature', {
    members: { 'String toString()': (self: SignatureValue) => self.parts.join('|') },
  }),
  defineClass('QueueableDuplicateSignature.Builder', {
    constructors: { '()': () => new SignatureBuilder() },
    members: {
      'QueueableDuplicateSignature.Builder addId(Id id)': (self: SignatureBuilder, id: string | null) =>
        self.add('Id', id),
      'QueueableDuplicateSignature.Builder addInteger(Integer number)': (
        self: SignatureBuilder,
        number: number | null,
      ) => self.add('Integer', number),
      'QueueableDuplicateSignature.Builder addString(String text)': (self: SignatureBuilder, text: string | null) =>
        self.add('String', text),
      'QueueableDuplicateSignature build()': (self: SignatureBuilder) => new SignatureValue([...self.parts]),
    },
  }),
];
