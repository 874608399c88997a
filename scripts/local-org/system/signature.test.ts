import assert from 'node:assert/strict';
import { test } from 'node:test';
import { typeText } from '../types/sourceDeclaration.ts';
import { parseSignature, parseType } from './signature.ts';

test('a method has a type, a name and parameters', () => {
  const { isStatic, name, type, parameters } = parseSignature(
    'static Map<String,List<Id>> group(List<Id> ids, Integer size)',
  );
  assert.equal(isStatic, true);
  assert.equal(name, 'group');
  assert.equal(type && typeText(type), 'Map<String,List<Id>>');
  assert.deepEqual(
    parameters.map((parameter) => `${typeText(parameter.type)} ${parameter.name}`),
    ['List<Id> ids', 'Integer size'],
  );
});

test('a constructor has parameters only, a property neither of its own', () => {
  const constructor = parseSignature('(String message)');
  assert.equal(constructor.type, null);
  assert.equal(constructor.parameters.length, 1);
  const property = parseSignature('Integer statusCode');
  assert.equal(property.name, 'statusCode');
  assert.equal(property.isStatic, false);
});

test('dotted types and arrays are read', () => {
  assert.equal(typeText(parseType('Database.SaveResult[]')), 'Database.SaveResult[]');
});

test('a text that is no signature is refused', () => {
  assert.throws(() => parseSignature('String name(Integer'));
});
