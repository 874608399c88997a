/** Apex `Blob`: bytes. Immutable. Salesforce: Apex Reference, "Blob Class". */
export class ApexBlob {
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** The bytes of a text in UTF-8. */
  static fromText(text: string): ApexBlob {
    return new ApexBlob(new TextEncoder().encode(text));
  }

  /** The bytes read as UTF-8, or undefined when they are none. */
  toText(): string | undefined {
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(this.bytes);
    } catch {
      return undefined;
    }
  }

  equals(other: ApexBlob): boolean {
    return Buffer.compare(this.bytes, other.bytes) === 0;
  }

  /** What `System.debug` and `String.valueOf` print. */
  toString(): string {
    return `Blob[${this.bytes.length}]`;
  }
}
