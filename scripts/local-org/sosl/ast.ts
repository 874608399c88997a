/** What a SOSL statement asks for. Salesforce: SOQL and SOSL Reference, "SOSL Syntax". */
export interface SoslQuery {
  /** The words to look for, or the variable that holds them. */
  readonly find: { readonly text: string } | { readonly bind: string };
  readonly scope: SearchScope;
  readonly returning: readonly SoslReturning[];
  /** Upper-cased, such as `USER_MODE`; null when nothing is said. */
  readonly access: 'USER_MODE' | 'SYSTEM_MODE' | null;
  /** Rows of all objects together; 0 for no limit. */
  readonly limit: number;
}

/** Which fields are searched. */
export type SearchScope = 'ALL' | 'NAME' | 'EMAIL' | 'PHONE' | 'SIDEBAR';

/** `Account(Name WHERE … ORDER BY … LIMIT …)`. */
export interface SoslReturning {
  readonly objectName: string;
  readonly fields: readonly string[];
  /** SOQL text without its keyword; empty when nothing is said. */
  readonly where: string;
  /** `ORDER BY … LIMIT …`, as it is written. */
  readonly rest: string;
}
