import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApexBlob } from '../runtime/blob.ts';
import { apexError, call } from './memberCalls.testing.ts';

const text = (value: string): ApexBlob => ApexBlob.fromText(value);
const hex = (value: unknown): unknown => call('EncodingUtil', 'convertToHex(', value);

test('digests and MACs are those of their algorithms', () => {
  assert.equal(hex(call('Crypto', 'generateDigest(', 'MD5', text('abc'))), '900150983cd24fb0d6963f7d28e17f72');
  // RFC 4231, test case 2.
  const mac = call('Crypto', 'generateMac(', 'hmacSHA256', text('what do ya want for nothing?'), text('Jefe'));
  assert.equal(hex(mac), '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843');
});

test('a MAC is verified, one of another length is not', () => {
  const mac = call('Crypto', 'generateMac(', 'hmacSHA256', text('body'), text('key'));
  assert.equal(call('Crypto', 'verifyHMac(', 'hmacSHA256', text('body'), text('key'), mac), true);
  assert.equal(call('Crypto', 'verifyHMac(', 'hmacSHA256', text('Body'), text('key'), mac), false);
  assert.equal(call('Crypto', 'verifyHMac(', 'hmacSHA256', text('body'), text('key'), text('short')), false);
});

test('what is encrypted with a managed IV can be decrypted with the same key only', () => {
  const key = call('Crypto', 'generateAesKey(', 256);
  const secret = call('Crypto', 'encryptWithManagedIV(', 'AES256', key, text('secret'));
  const clear = call('Crypto', 'decryptWithManagedIV(', 'AES256', key, secret);
  assert.equal((clear as ApexBlob).toText(), 'secret');
  assert.throws(
    () => call('Crypto', 'encryptWithManagedIV(', 'AES128', key, text('x')),
    apexError('InvalidParameterValueException', /Must be 16 bytes/),
  );
});

test('an unknown algorithm is refused by name', () => {
  assert.throws(
    () => call('Crypto', 'generateDigest(', 'SHA9', text('x')),
    apexError('InvalidParameterValueException', /SHA9/),
  );
});

test('encodings go there and back', () => {
  assert.equal(call('EncodingUtil', 'urlEncode(', 'a b&ü*', 'UTF-8'), 'a+b%26%C3%BC*');
  assert.equal(call('EncodingUtil', 'urlDecode(', 'a+b%26%C3%BC*', 'UTF-8'), 'a b&ü*');
  assert.equal(call('EncodingUtil', 'base64Encode(', text('hi')), 'aGk=');
  assert.throws(
    () => call('EncodingUtil', 'convertFromHex(', 'zz'),
    apexError('InvalidParameterValueException', /hex/),
  );
});
