import { ApexDate, ApexDatetime } from '../runtime/dates.ts';
import { ApexDecimal } from '../runtime/decimal.ts';
import type { FieldDefinition } from '../schema/definitions.ts';
import { fromColumn } from '../store/codec.ts';
import type { SqlValue } from '../store/db.ts';
import type { Operand } from './ast.ts';

/** How a selected column becomes an Apex value. */
export type Decode = (stored: SqlValue) => unknown;

/** The decoding that an operand's display functions ask for. */
export function decoderOf(operand: Operand, field: FieldDefinition): Decode {
  const plain: Decode = (stored) => fromColumn(field, stored);
  if (operand.kind === 'path') return plain;
  if (operand.name === 'TOLABEL') return (stored) => labelOf(field, stored);
  if (operand.name === 'FORMAT') return (stored) => formatted(plain(stored));
  return plain;
}

function labelOf(field: FieldDefinition, stored: SqlValue): unknown {
  return field.picklistValues.find((value) => value.value === stored)?.label ?? stored;
}

/** As users with the locale en_US see values. */
function formatted(value: unknown): unknown {
  if (value instanceof ApexDecimal) {
    const [whole, fraction] = value.toPlainString().split('.');
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
    return fraction ? `${grouped}.${fraction}` : grouped;
  }
  if (value instanceof ApexDate) return `${value.month}/${value.day}/${value.year}`;
  if (value instanceof ApexDatetime) {
    return new Date(value.milliseconds).toLocaleString('en-US', {
      timeZone: 'UTC',
      dateStyle: 'short',
      timeStyle: 'short',
    });
  }
  return value === null ? null : String(value);
}
