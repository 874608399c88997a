import { ApexBlob } from '../runtime/blob.ts';
import { apexException } from '../runtime/exceptions.ts';
import { defineClass } from './define.ts';
import { required } from './support.ts';

/** Bytes as lower-case hexadecimal digits. */
function toHex(blob: ApexBlob | null): string {
  return Buffer.from(required(blob).bytes).toString('hex');
}

function fromHex(text: string | null): ApexBlob {
  const digits = required(text);
  const wrong = /[^0-9a-fA-F]/.exec(digits)?.[0];
  if (wrong) throw apexException('InvalidParameterValueException', `Invalid hex character: ${wrong}`);
  if (digits.length % 2 !== 0) {
    throw apexException(
      'InvalidParameterValueException',
      'Invalid hex string: an even number of characters is required',
    );
  }
  return new ApexBlob(Buffer.from(digits, 'hex'));
}

/** `application/x-www-form-urlencoded`, as Java's `URLEncoder`: a space becomes `+`, `*` stays. */
function urlEncode(text: string, charset: string): string {
  const bytes = Buffer.from(text, bufferEncoding(charset));
  let encoded = '';
  for (const byte of bytes) {
    const character = String.fromCharCode(byte);
    if (/[A-Za-z0-9.*_-]/.test(character)) encoded += character;
    else if (character === ' ') encoded += '+';
    else encoded += `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return encoded;
}

function urlDecode(text: string, charset: string): string {
  const bytes: number[] = [];
  const source = Buffer.from(text, 'utf8').toString('latin1');
  for (let index = 0; index < source.length; index++) {
    const character = source[index];
    if (character === '%') {
      const digits = source.slice(index + 1, index + 3);
      if (!/^[0-9a-fA-F]{2}$/.test(digits)) {
        throw apexException(
          'IllegalArgumentException',
          `URLDecoder: Illegal hex characters in escape (%) pattern - For input string: "${digits}"`,
        );
      }
      bytes.push(parseInt(digits, 16));
      index += 2;
    } else {
      bytes.push(character === '+' ? 32 : source.charCodeAt(index));
    }
  }
  return Buffer.from(bytes).toString(bufferEncoding(charset));
}

function bufferEncoding(charset: string): BufferEncoding {
  const known: Readonly<Record<string, BufferEncoding>> = {
    'utf-8': 'utf8',
    utf8: 'utf8',
    'us-ascii': 'latin1',
    ascii: 'latin1',
    'iso-8859-1': 'latin1',
    'utf-16': 'utf16le',
  };
  const encoding = known[charset.toLowerCase()];
  if (!encoding) throw apexException('InvalidParameterValueException', `Unsupported encoding: ${charset}`);
  return encoding;
}

/** Salesforce: Apex Reference, "EncodingUtil Class". */
export const encodingUtil = defineClass('EncodingUtil', {
  members: {
    'static String base64Encode(Blob input)': (input: ApexBlob | null) =>
      Buffer.from(required(input).bytes).toString('base64'),
    'static Blob base64Decode(String input)': (input: string | null) =>
      new ApexBlob(new Uint8Array(Buffer.from(required(input), 'base64'))),
    'static String convertToHex(Blob input)': toHex,
    'static Blob convertFromHex(String input)': fromHex,
    'static String urlEncode(String input, String charset)': (input: string | null, charset: string | null) =>
      urlEncode(required(input), required(charset)),
    'static String urlDecode(String input, String charset)': (input: string | null, charset: string | null) =>
      urlDecode(required(input), required(charset)),
  },
});
