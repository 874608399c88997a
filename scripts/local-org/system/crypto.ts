import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  randomBytes,
  sign,
  timingSafeEqual,
  verify,
} from 'node:crypto';
import { ApexBlob } from '../runtime/blob.ts';
import { apexException } from '../runtime/exceptions.ts';
import { defineClass } from './define.ts';
import { refuse, required } from './support.ts';

const DIGESTS: Readonly<Record<string, string>> = {
  md5: 'md5',
  sha1: 'sha1',
  'sha-1': 'sha1',
  sha256: 'sha256',
  'sha-256': 'sha256',
  sha384: 'sha384',
  'sha-384': 'sha384',
  sha512: 'sha512',
  'sha-512': 'sha512',
  'sha3-256': 'sha3-256',
  'sha3-384': 'sha3-384',
  'sha3-512': 'sha3-512',
};

const MACS: Readonly<Record<string, string>> = {
  hmacmd5: 'md5',
  hmacsha1: 'sha1',
  hmacsha256: 'sha256',
  hmacsha384: 'sha384',
  hmacsha512: 'sha512',
};

const SIGNATURES: Readonly<Record<string, string>> = {
  rsa: 'sha1',
  'rsa-sha1': 'sha1',
  'rsa-sha256': 'sha256',
  'rsa-sha384': 'sha384',
  'rsa-sha512': 'sha512',
  'ecdsa-sha256': 'sha256',
  'ecdsa-sha384': 'sha384',
  'ecdsa-sha512': 'sha512',
};

/** AES key length in bytes, by Apex algorithm name. */
const CIPHERS: Readonly<Record<string, number>> = { aes128: 16, aes192: 24, aes256: 32 };

const IV_BYTES = 16;

function algorithm(table: Readonly<Record<string, string>>, name: string | null): string {
  const found = table[required(name).toLowerCase()];
  if (found) return found;
  throw apexException('InvalidParameterValueException', `Invalid algorithm name: ${name}`);
}

const blob = (bytes: Buffer): ApexBlob => new ApexBlob(new Uint8Array(bytes));

function mac(name: string | null, input: ApexBlob | null, key: ApexBlob | null): Buffer {
  return createHmac(algorithm(MACS, name), required(key).bytes).update(required(input).bytes).digest();
}

function verifyMac(
  name: string | null,
  input: ApexBlob | null,
  key: ApexBlob | null,
  expected: ApexBlob | null,
): boolean {
  const actual = mac(name, input, key);
  const wanted = required(expected).bytes;
  return actual.length === wanted.length && timingSafeEqual(actual, wanted);
}

/** The Node name of an AES cipher in CBC mode (PKCS7 padding), the key checked. */
function cipherName(name: string | null, key: ApexBlob | null): string {
  const bytes = CIPHERS[required(name).toLowerCase()];
  if (bytes === undefined) throw apexException('InvalidParameterValueException', `Invalid algorithm: ${name}`);
  if (required(key).bytes.length !== bytes) {
    throw apexException('InvalidParameterValueException', `Invalid private key. Must be ${bytes} bytes.`);
  }
  return `aes-${bytes * 8}-cbc`;
}

function encrypt(name: string | null, key: ApexBlob | null, iv: ApexBlob | null, clear: ApexBlob | null): ApexBlob {
  const cipher = createCipheriv(cipherName(name, key), required(key).bytes, initializationVector(iv));
  return blob(Buffer.concat([cipher.update(required(clear).bytes), cipher.final()]));
}

function decrypt(name: string | null, key: ApexBlob | null, iv: ApexBlob | null, secret: ApexBlob | null): ApexBlob {
  const decipher = createDecipheriv(cipherName(name, key), required(key).bytes, initializationVector(iv));
  try {
    return blob(Buffer.concat([decipher.update(required(secret).bytes), decipher.final()]));
  } catch {
    throw apexException(
      'SecurityException',
      'Given final block not properly padded. Such issues can arise if a bad key is used during decryption.',
    );
  }
}

function initializationVector(iv: ApexBlob | null): Uint8Array {
  const { bytes } = required(iv);
  if (bytes.length === IV_BYTES) return bytes;
  throw apexException('InvalidParameterValueException', `Invalid initialization vector. Must be ${IV_BYTES} bytes.`);
}

function encryptManaged(name: string | null, key: ApexBlob | null, clear: ApexBlob | null): ApexBlob {
  const iv = blob(randomBytes(IV_BYTES));
  return blob(Buffer.concat([iv.bytes, encrypt(name, key, iv, clear).bytes]));
}

function decryptManaged(name: string | null, key: ApexBlob | null, ivAndSecret: ApexBlob | null): ApexBlob {
  const { bytes } = required(ivAndSecret);
  if (bytes.length < 2 * IV_BYTES) {
    throw apexException(
      'InvalidParameterValueException',
      'Invalid cipher text. The first 16 bytes must be the initialization vector.',
    );
  }
  return decrypt(name, key, new ApexBlob(bytes.subarray(0, IV_BYTES)), new ApexBlob(bytes.subarray(IV_BYTES)));
}

function signWith(name: string | null, input: ApexBlob | null, privateKey: ApexBlob | null): ApexBlob {
  const digest = algorithm(SIGNATURES, name);
  try {
    const key = createPrivateKey({ key: Buffer.from(required(privateKey).bytes), format: 'der', type: 'pkcs8' });
    return blob(sign(digest, required(input).bytes, key));
  } catch {
    throw apexException('InvalidParameterValueException', 'Invalid private key: PKCS #8 in DER form is required');
  }
}

function verifyWith(
  name: string | null,
  input: ApexBlob | null,
  signature: ApexBlob | null,
  publicKey: ApexBlob | null,
): boolean {
  const digest = algorithm(SIGNATURES, name);
  try {
    const key = createPublicKey({ key: Buffer.from(required(publicKey).bytes), format: 'der', type: 'spki' });
    return verify(digest, required(input).bytes, key, required(signature).bytes);
  } catch {
    throw apexException('InvalidParameterValueException', 'Invalid public key: X.509 in DER form is required');
  }
}

function generateAesKey(bits: number | null): ApexBlob {
  if (![128, 192, 256].includes(required(bits))) {
    throw apexException('InvalidParameterValueException', 'Invalid key size. Must be 128, 192 or 256 bits.');
  }
  return blob(randomBytes(required(bits) / 8));
}

/** Salesforce: Apex Reference, "Crypto Class". Certificates of the org are refused: there are none. */
export const crypto = defineClass('Crypto', {
  members: {
    'static Blob generateDigest(String algorithm, Blob input)': (name: string | null, input: ApexBlob | null) =>
      blob(createHash(algorithm(DIGESTS, name)).update(required(input).bytes).digest()),
    'static Blob generateMac(String algorithm, Blob input, Blob privateKey)': (
      name: string | null,
      input: ApexBlob | null,
      key: ApexBlob | null,
    ) => blob(mac(name, input, key)),
    'static Boolean verifyHMac(String algorithm, Blob input, Blob privateKey, Blob macToVerify)': verifyMac,
    'static Boolean verifyMac(String algorithm, Blob input, Blob privateKey, Blob macToVerify)': verifyMac,
    'static Blob generateAesKey(Integer size)': generateAesKey,
    'static Integer getRandomInteger()': () => randomBytes(4).readInt32BE(),
    'static Long getRandomLong()': () => randomBytes(8).readBigInt64BE(),
    'static Blob encrypt(String algorithm, Blob privateKey, Blob iv, Blob clearText)': encrypt,
    'static Blob decrypt(String algorithm, Blob privateKey, Blob iv, Blob cipherText)': decrypt,
    'static Blob encryptWithManagedIV(String algorithm, Blob privateKey, Blob clearText)': encryptManaged,
    'static Blob decryptWithManagedIV(String algorithm, Blob privateKey, Blob ivAndCipherText)': decryptManaged,
    'static Blob sign(String algorithm, Blob input, Blob privateKey)': signWith,
    'static Boolean verify(String algorithm, Blob data, Blob signature, Blob publicKey)': verifyWith,
    'static Blob signWithCertificate(String algorithm, Blob input, String certificate)':
      refuse('Crypto.signWithCertificate'),
    'static Boolean verify(String algorithm, Blob data, Blob signature, String certificate)': refuse(
      'Crypto.verify with a certificate',
    ),
  },
});
