const namedEntities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const xmlEntities: Readonly<Record<string, string>> = { ...namedEntities, "'": '&apos;' };
const htmlEntities: Readonly<Record<string, string>> = {
  ...namedEntities,
  ' ': '&nbsp;',
  '©': '&copy;',
  '®': '&reg;',
  é: '&eacute;',
  ü: '&uuml;',
  ö: '&ouml;',
  ä: '&auml;',
  Ü: '&Uuml;',
  Ö: '&Ouml;',
  Ä: '&Auml;',
  ß: '&szlig;',
  è: '&egrave;',
  à: '&agrave;',
  ç: '&ccedil;',
  ñ: '&ntilde;',
};
const controls: Readonly<Record<string, string>> = {
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
  '"': '\\"',
  '\\': '\\\\',
};
const controlOf = new Map(Object.entries(controls).map(([character, escape]) => [escape.slice(1), character]));

const unicodeEscape = (character: string): string =>
  `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;

function escapeWith(self: string, entities: Readonly<Record<string, string>>): string {
  return [...self].map((character) => entities[character] ?? character).join('');
}

function unescapeEntities(self: string, entities: Readonly<Record<string, string>>): string {
  const byEntity = new Map(Object.entries(entities).map(([character, entity]) => [entity, character]));
  return self.replace(/&(?:#x([0-9a-f]+)|#(\d+)|\w+);/gi, (entity: string, hexadecimal?: string, decimal?: string) => {
    if (hexadecimal) return String.fromCodePoint(parseInt(hexadecimal, 16));
    if (decimal) return String.fromCodePoint(Number(decimal));
    return byEntity.get(entity) ?? entity;
  });
}

const escapeJava = (self: string): string =>
  self.replace(/["\\]|[^ -~]/g, (character) => controls[character] ?? unicodeEscape(character));

const unescapeJava = (self: string): string =>
  self.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/gs, (_, code?: string, character?: string) =>
    code ? String.fromCharCode(parseInt(code, 16)) : (controlOf.get(character ?? '') ?? character ?? ''),
  );

const quoteCsv = (self: string): string => (/[",\n\r]/.test(self) ? `"${self.replaceAll('"', '""')}"` : self);

const unquoteCsv = (self: string): string =>
  /^".*"$/s.test(self) && /[",\n\r]/.test(self.slice(1, -1)) ? self.slice(1, -1).replaceAll('""', '"') : self;

/** Methods that escape a String for another language, and undo it. Salesforce: Apex Reference, "String Class". */
export const escapeMembers = {
  'static String escapeSingleQuotes(String value)': (value: string | null) =>
    value === null ? null : value.replace(/[\\']/g, '\\$&'),
  'String escapeCsv()': quoteCsv,
  'String unescapeCsv()': unquoteCsv,
  'String escapeJava()': escapeJava,
  'String unescapeJava()': unescapeJava,
  'String escapeEcmaScript()': (self: string) => escapeJava(self).replace(/['/]/g, '\\$&'),
  'String unescapeEcmaScript()': unescapeJava,
  'String escapeHtml3()': (self: string) => escapeWith(self, htmlEntities),
  'String unescapeHtml3()': (self: string) => unescapeEntities(self, htmlEntities),
  'String escapeHtml4()': (self: string) => escapeWith(self, htmlEntities),
  'String unescapeHtml4()': (self: string) => unescapeEntities(self, htmlEntities),
  'String escapeXml()': (self: string) => escapeWith(self, xmlEntities),
  'String unescapeXml()': (self: string) => unescapeEntities(self, xmlEntities),
  'String escapeUnicode()': (self: string) => self.replace(/[^ -~]/g, unicodeEscape),
  'String unescapeUnicode()': (self: string) =>
    self.replace(/\\u([0-9a-fA-F]{4})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16))),
  'String stripHtmlTags()': (self: string) => unescapeEntities(self.replace(/<[^>]*>/g, ''), htmlEntities),
};
