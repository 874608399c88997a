const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const checksumAlphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/**
 * The three characters that make a case-sensitive id of 15 characters safe where case gets lost: each tells which of
 * five characters are upper case.
 * @see https://help.salesforce.com/s/articleView?id=000385585
 */
export function idChecksum(id15: string): string {
  let checksum = '';
  for (let start = 0; start < 15; start += 5) {
    let bits = 0;
    for (let i = 0; i < 5; i++) if (/[A-Z]/.test(id15[start + i])) bits |= 1 << i;
    checksum += checksumAlphabet[bits];
  }
  return checksum;
}

/** The 18-character form of an id, or undefined when the text is no id. */
export function toId18(text: string): string | undefined {
  if (!/^[A-Za-z0-9]+$/.test(text)) return undefined;
  if (text.length === 15) return text + idChecksum(text);
  return text.length === 18 ? restoreCase(text) : undefined;
}

/** Gives an 18-character id whose case got lost its case back, from the checksum. */
function restoreCase(text: string): string | undefined {
  const checksum = text.slice(15).toUpperCase();
  let id = '';
  for (let group = 0; group < 3; group++) {
    const bits = checksumAlphabet.indexOf(checksum[group]);
    if (bits < 0) return undefined;
    for (let i = 0; i < 5; i++) {
      const character = text[group * 5 + i];
      id += bits & (1 << i) ? character.toUpperCase() : character.toLowerCase();
    }
  }
  return id + checksum;
}

/**
 * The id of the nth record of a kind. Ids sort in the order in which they were given.
 * @param keyPrefix three characters
 * @param number from 1
 */
export function makeId(keyPrefix: string, number: number): string {
  let digits = '';
  for (let rest = number; rest > 0; rest = Math.floor(rest / 62)) digits = alphabet[rest % 62] + digits;
  const id15 = keyPrefix + digits.padStart(12, '0');
  return id15 + idChecksum(id15);
}

/** The number that an id was made from. */
export function idNumber(id: string): number {
  return [...id.slice(3, 15)].reduce((number, digit) => number * 62 + alphabet.indexOf(digit), 0);
}
