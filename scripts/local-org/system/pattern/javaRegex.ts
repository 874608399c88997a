/**
 * Apex patterns are Java's (`java.util.regex.Pattern`, Apex Reference "Pattern Class"). This turns one into the source of
 * a JavaScript RegExp with the flag `v`, whose classes nest and intersect as Java's do.
 */

/** Why a pattern can't be used. `isUnsupported` tells a gap of the local org from a mistake in the pattern. */
export class RegexProblem extends Error {
  readonly index: number;
  readonly isUnsupported: boolean;

  constructor(message: string, index: number, isUnsupported = false) {
    super(message);
    this.index = index;
    this.isUnsupported = isUnsupported;
  }
}

const LINE_END = '[\\n\\r\\u0085\\u2028\\u2029]';

/** Escapes that stand for a set of characters, inside and outside of brackets; Java's are ASCII only. */
const CLASS_ESCAPES: Readonly<Record<string, string>> = {
  d: '[0-9]',
  D: '[^0-9]',
  w: '[a-zA-Z_0-9]',
  W: '[^a-zA-Z_0-9]',
  s: '[ \\t\\n\\v\\f\\r]',
  S: '[^ \\t\\n\\v\\f\\r]',
  h: '[ \\t\\u00A0\\u1680\\u180e\\u2000-\\u200a\\u202f\\u205f\\u3000]',
  H: '[^ \\t\\u00A0\\u1680\\u180e\\u2000-\\u200a\\u202f\\u205f\\u3000]',
};

/** Escapes that stand for one character. */
const CHARACTER_ESCAPES: Readonly<Record<string, string>> = {
  t: '\\t',
  n: '\\n',
  r: '\\r',
  f: '\\f',
  v: '\\v',
  a: '\\u0007',
  e: '\\u001b',
};

/** Escapes that stand for a place. `\Z` and `$` also match before a last line end. */
const PLACE_ESCAPES: Readonly<Record<string, string>> = {
  b: '\\b',
  B: '\\B',
  A: '(?<![\\s\\S])',
  z: '(?![\\s\\S])',
  Z: `(?=${LINE_END}?(?![\\s\\S]))`,
  R: `(?:\\r\\n|[\\n\\v\\f\\r\\u0085\\u2028\\u2029])`,
};

/** `\p{…}` names that JavaScript spells in another way. */
const PROPERTY_CLASSES: Readonly<Record<string, string>> = {
  Lower: '[a-z]',
  Upper: '[A-Z]',
  ASCII: '[\\x00-\\x7F]',
  Alpha: '[a-zA-Z]',
  Digit: '[0-9]',
  Alnum: '[a-zA-Z0-9]',
  Punct: '[!"#$%&\'\\(\\)*+,\\-.\\/:;<=>?@\\[\\\\\\]^_`\\{\\|\\}~]',
  Graph: '[\\x21-\\x7E]',
  Print: '[\\x20-\\x7E]',
  Blank: '[ \\t]',
  Cntrl: '[\\x00-\\x1F\\x7F]',
  XDigit: '[0-9a-fA-F]',
  Space: '[ \\t\\n\\v\\f\\r]',
  javaLowerCase: '\\p{Lowercase}',
  javaUpperCase: '\\p{Uppercase}',
  javaWhitespace: '[\\s]',
  javaLetter: '\\p{L}',
  javaDigit: '\\p{Nd}',
  IsAlphabetic: '\\p{Alphabetic}',
  IsLetter: '\\p{L}',
  IsDigit: '\\p{Nd}',
  IsPunctuation: '\\p{P}',
  IsUppercase: '\\p{Uppercase}',
  IsLowercase: '\\p{Lowercase}',
  IsWhite_Space: '\\p{White_Space}',
};

const SYNTAX_CHARACTERS = /[\^$\\.*+?()[\]{}|/]/;
const CLASS_SYNTAX_CHARACTERS = /[\\()[\]{}/|\-^&!#%,:;<=>@`~]/;

interface Flags {
  readonly caseless: boolean;
  readonly dotAll: boolean;
  readonly multiline: boolean;
  readonly comments: boolean;
}

/**
 * The source of a JavaScript RegExp (flag `v`) that matches what a Java pattern matches.
 * @param pattern as written in Apex, after the string's own escapes
 * @throws RegexProblem when the pattern is wrong, or uses what JavaScript can't say (possessive quantifiers, `\G`, `\X`)
 */
export function javaRegexSource(pattern: string): string {
  return new Translator(pattern).translate();
}

/** One pass over a pattern, left to right. */
class Translator {
  private readonly pattern: string;
  private index = 0;
  private flags: Flags = { caseless: false, dotAll: false, multiline: false, comments: false };

  constructor(pattern: string) {
    this.pattern = pattern;
  }

  translate(): string {
    const source = this.alternatives();
    if (this.index < this.pattern.length) throw this.problem("Unmatched closing ')'");
    return source;
  }

  /** Everything up to the end of the group (or of the pattern). Flags set inside end with the group. */
  private alternatives(): string {
    const flagsBefore = this.flags;
    let source = this.branch(flagsBefore);
    while (this.peek() === '|') source += this.take() + this.branch(flagsBefore);
    this.flags = flagsBefore;
    return source;
  }

  /** One side of `|`. Flags that an earlier side has set still hold. @param outer the flags around the result */
  private branch(outer: Flags): string {
    const { caseless } = this.flags;
    let source = '';
    while (this.index < this.pattern.length && !/[|)]/.test(this.peek())) source += this.piece();
    return caseless === outer.caseless ? source : `${caseSign(caseless)}${source})`;
  }

  private piece(): string {
    const character = this.peek();
    if (this.flags.comments && /\s/.test(character)) return this.skip(1);
    if (this.flags.comments && character === '#') return this.skipComment();
    if (this.pattern.startsWith('\\Q', this.index)) return this.quotation();
    const inlineFlags = /^\(\?([a-zA-Z]*)(?:-([a-zA-Z]+))?\)/.exec(this.pattern.slice(this.index));
    if (inlineFlags) return this.restWithFlags(inlineFlags);
    const atom = this.atom();
    return atom + this.quantifier();
  }

  private atom(): string {
    const character = this.peek();
    switch (character) {
      case '(':
        return this.group();
      case '[':
        return this.characterClass();
      case '\\':
        return this.escape();
      case '.':
        this.index++;
        return this.flags.dotAll ? '[\\s\\S]' : '[^\\n\\r\\u0085\\u2028\\u2029]';
      case '^':
        this.index++;
        return this.flags.multiline ? `(?:(?<![\\s\\S])|(?<=${LINE_END}))` : '(?<![\\s\\S])';
      case '$':
        this.index++;
        return this.flags.multiline ? `(?=${LINE_END}|(?![\\s\\S]))` : `(?=(?:\\r\\n|${LINE_END})?(?![\\s\\S]))`;
      case '*':
      case '+':
      case '?':
        throw this.problem(`Dangling meta character '${character}'`);
      default:
        return literal(this.takeCodePoint());
    }
  }

  private group(): string {
    const opening = /^\((?:\?(?::|=|!|<=|<!|>|<[a-zA-Z][a-zA-Z0-9]*>|[a-zA-Z]*(?:-[a-zA-Z]+)?:))?/.exec(
      this.pattern.slice(this.index),
    );
    const open = opening ? opening[0] : '(';
    if (open === '(' && this.pattern[this.index + 1] === '?') throw this.problem('Unknown inline modifier');
    if (open === '(?>') throw this.unsupported('atomic groups (?>…)');
    this.index += open.length;
    const flagsBefore = this.flags;
    const modifiers = /^\(\?([a-zA-Z]*)(?:-([a-zA-Z]+))?:$/.exec(open);
    if (modifiers && open !== '(?:') this.setFlags(modifiers[1] ?? '', modifiers[2] ?? '');
    const { caseless } = this.flags;
    const body = this.alternatives();
    this.flags = flagsBefore;
    if (this.peek() !== ')') throw this.problem('Unclosed group');
    this.index++;
    if (modifiers) return `${caseless === flagsBefore.caseless ? '(?:' : caseSign(caseless)}${body})`;
    return `${open}${body})`;
  }

  /** `(?i)` holds for the rest of the group. */
  private restWithFlags(match: RegExpExecArray): string {
    this.index += match[0].length;
    const before = this.flags;
    this.setFlags(match[1] ?? '', match[2] ?? '');
    return this.branch(before);
  }

  private setFlags(on: string, off: string): void {
    const known = /^[ismxud]*$/;
    if (!known.test(on) || !known.test(off)) throw this.problem('Unknown inline modifier');
    const has = (letter: string, before: boolean): boolean => (on.includes(letter) || before) && !off.includes(letter);
    this.flags = {
      caseless: has('i', this.flags.caseless),
      dotAll: has('s', this.flags.dotAll),
      multiline: has('m', this.flags.multiline),
      comments: has('x', this.flags.comments),
    };
  }

  private quantifier(): string {
    const match = /^(?:[*+?]|\{\d+(?:,\d*)?\})/.exec(this.pattern.slice(this.index));
    if (!match) {
      if (this.peek() === '{') throw this.problem('Illegal repetition');
      return '';
    }
    this.index += match[0].length;
    if (this.peek() === '+') throw this.unsupported(`possessive quantifiers (${match[0]}+)`);
    return match[0] + (this.peek() === '?' ? this.take() : '');
  }

  private quotation(): string {
    const end = this.pattern.indexOf('\\E', this.index + 2);
    const text = this.pattern.slice(this.index + 2, end < 0 ? undefined : end);
    this.index = end < 0 ? this.pattern.length : end + 2;
    const pieces = [...text].map(literal);
    const last = pieces.pop();
    return last === undefined ? '' : pieces.join('') + last + this.quantifier();
  }

  private escape(): string {
    const letter = this.pattern[this.index + 1];
    if (letter === undefined) throw this.problem('Unexpected internal error: pattern ends in a backslash');
    const place = PLACE_ESCAPES[letter];
    if (place !== undefined) return this.skip(2) + place;
    if (letter === 'G' || letter === 'X') throw this.unsupported(`\\${letter}`);
    const reference = /^\\(?:[1-9]\d*|k<[a-zA-Z][a-zA-Z0-9]*>)/.exec(this.pattern.slice(this.index));
    if (reference) return this.skip(reference[0].length) + `(?:${reference[0]})`;
    return this.characterEscape(literal);
  }

  /** An escape that means a character or a set of them. @param spell writes a plain character */
  private characterEscape(spell: (character: string) => string): string {
    const letter = this.pattern[this.index + 1] ?? '';
    const known = CLASS_ESCAPES[letter] ?? CHARACTER_ESCAPES[letter];
    if (known !== undefined) return this.skip(2) + known;
    const rest = this.pattern.slice(this.index);
    const coded = /^\\(?:x\{([0-9a-fA-F]+)\}|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|0([0-3]?[0-7]{1,2}))/.exec(rest);
    if (coded) {
      const [, braces, hex, unicode, octal] = coded;
      const code = octal === undefined ? parseInt(braces ?? hex ?? unicode ?? '0', 16) : parseInt(octal, 8);
      return this.skip(coded[0].length) + `\\u{${code.toString(16)}}`;
    }
    const control = /^\\c([@-_])/.exec(rest);
    if (control?.[1]) return this.skip(3) + `\\u{${(control[1].charCodeAt(0) ^ 64).toString(16)}}`;
    if (letter === 'p' || letter === 'P') return this.property(letter === 'P');
    if (/[a-zA-Z]/.test(letter)) throw this.problem('Illegal/unsupported escape sequence');
    this.index++;
    return spell(this.takeCodePoint());
  }

  private property(isNegated: boolean): string {
    const match = /^\\[pP](?:\{(\^?)([A-Za-z_=]+)\}|([A-Z]))/.exec(this.pattern.slice(this.index));
    if (!match) throw this.problem('Unknown character property');
    const name = match[2] ?? match[3] ?? '';
    const inner = PROPERTY_CLASSES[name] ?? `\\p{${name.replace(/^Is/, '')}}`;
    if (!isProperty(inner)) throw this.problem(`Unknown character property name {${name}}`);
    this.index += match[0].length;
    return isNegated !== (match[1] === '^') ? `[^${inner}]` : inner;
  }

  /** `[…]`: nested classes are unions, `&&` cuts; JavaScript wants each side of `&&` as a class of its own. */
  private characterClass(): string {
    const start = this.index;
    this.index++;
    const isNegated = this.peek() === '^';
    if (isNegated) this.index++;
    const operands: string[] = [''];
    let isFirst = true;
    while (isFirst || this.peek() !== ']') {
      if (this.index >= this.pattern.length) throw new RegexProblem('Unclosed character class', start);
      if (this.pattern.startsWith('&&', this.index)) {
        this.index += 2;
        operands.push('');
      } else {
        operands[operands.length - 1] += this.classPiece();
      }
      isFirst = false;
    }
    this.index++;
    const body =
      operands.length === 1
        ? operands[0]
        : operands
            .filter(Boolean)
            .map((side) => `[${side}]`)
            .join('&&');
    return `[${isNegated ? '^' : ''}${body}]`;
  }

  private classPiece(): string {
    const character = this.peek();
    if (character === '[') return this.characterClass();
    if (this.pattern.startsWith('\\Q', this.index)) return this.classQuotation();
    const from = character === '\\' ? this.characterEscape(classLiteral) : classLiteral(this.takeCodePoint());
    const next = this.pattern[this.index + 1];
    const isRange = this.peek() === '-' && next !== undefined && next !== ']' && next !== '[' && from.at(0) !== '[';
    if (!isRange) return from;
    this.index++;
    const to = this.peek() === '\\' ? this.characterEscape(classLiteral) : classLiteral(this.takeCodePoint());
    return `${from}-${to}`;
  }

  private classQuotation(): string {
    const end = this.pattern.indexOf('\\E', this.index + 2);
    if (end < 0) throw this.problem('Unclosed character class');
    const text = this.pattern.slice(this.index + 2, end);
    this.index = end + 2;
    return [...text].map(classLiteral).join('');
  }

  private skipComment(): string {
    const end = this.pattern.indexOf('\n', this.index);
    this.index = end < 0 ? this.pattern.length : end + 1;
    return '';
  }

  private peek(): string {
    return this.pattern[this.index] ?? '';
  }

  private take(): string {
    return this.pattern[this.index++] ?? '';
  }

  private takeCodePoint(): string {
    const character = String.fromCodePoint(this.pattern.codePointAt(this.index) ?? 0);
    this.index += character.length;
    return character;
  }

  private skip(count: number): string {
    this.index += count;
    return '';
  }

  private problem(message: string): RegexProblem {
    return new RegexProblem(message, this.index);
  }

  private unsupported(what: string): RegexProblem {
    return new RegexProblem(what, this.index, true);
  }
}

const caseSign = (isCaseless: boolean): string => (isCaseless ? '(?i:' : '(?-i:');

function literal(character: string): string {
  return SYNTAX_CHARACTERS.test(character) ? `\\${character}` : character;
}

function classLiteral(character: string): string {
  return CLASS_SYNTAX_CHARACTERS.test(character) ? `\\${character}` : character;
}

function isProperty(source: string): boolean {
  try {
    new RegExp(source, 'v');
    return true;
  } catch {
    return false;
  }
}
