import type { Position } from '../../parse/ast.ts';
import { Problem } from '../problem.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Apex Developer Guide, "Reserved Keywords": variables, fields, parameters and enum values can't have these names. */
const reservedNames = words(
  'abstract activate and any array as asc autonomous begin bigdecimal blob boolean break bulk by byte case cast catch ' +
    'char class collect commit const continue currency date datetime decimal default delete desc do double else end ' +
    'enum exception exit export extends false final finally float for from global goto group having hint if ' +
    'implements import in inner insert instanceof int integer interface into join like limit list long loop map merge ' +
    'new not null nulls number object of on or outer override package parallel pragma private protected public ' +
    'retrieve return rollback select set short sobject sort static string super switch synchronized system testmethod ' +
    'then this throw time transaction trigger true try undelete update upsert using virtual void webservice when where ' +
    'while',
);

/** Methods may be called like many of them: `cache.get()`, `query.group()`. */
const reservedMethodNames = words(
  'abstract and as asc break bulk by catch class commit continue delete desc do else enum extends false final finally ' +
    'for from global having if implements in insert instanceof interface like limit list map merge new not null nulls ' +
    'on or override private protected public return select static super testmethod this throw trigger true try ' +
    'undelete update upsert using virtual webservice where while',
);

const reservedTypeNames = words('apexpages exception page');

const longestName = 255;

/** @throws Problem when nothing can have that name */
export function checkName(name: string, position: Position, kind: 'variable' | 'method' | 'type'): void {
  if (!/^[a-z]\w*$/i.test(name) || name.includes('__') || name.endsWith('_')) {
    throw new Problem(`Invalid character in identifier: ${name}`, position);
  }
  const lowered = name.toLowerCase();
  if (kind === 'type' && reservedTypeNames.has(lowered)) {
    throw new Problem(`Identifier type is reserved: ${name}`, position);
  }
  const isReserved =
    (kind === 'variable' && reservedNames.has(lowered)) || (kind === 'method' && reservedMethodNames.has(lowered));
  if (isReserved) throw new Problem(`Identifier name is reserved: ${name}`, position);
  if (name.length > longestName) throw new Problem(`Identifier name is too long: ${name}`, position);
}
