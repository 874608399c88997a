import type { TypeRef } from './typeRef.ts';

/** An instance of a system class that is written in TypeScript (`HttpRequest`, `Database.SaveResult` …). */
export class SystemObject {
  readonly type: TypeRef;

  constructor(type: TypeRef) {
    this.type = type;
  }
}
