import { ApexBlob } from '../../runtime/blob.ts';
import { apexException } from '../../runtime/exceptions.ts';
import { SystemObject } from '../../runtime/systemObject.ts';

/** Headers and body, as `HttpRequest` and `HttpResponse` both have them. Header names are told apart without case. */
export class HttpMessage extends SystemObject {
  body: Uint8Array = new Uint8Array();
  readonly #headers = new Map<string, { readonly name: string; readonly value: string }>();

  /** The headers with the spelling they were set in. */
  get headers(): ReadonlyMap<string, string> {
    return new Map([...this.#headers.values()].map(({ name, value }) => [name, value]));
  }

  header(name: string): string | null {
    return this.#headers.get(name.toLowerCase())?.value ?? null;
  }

  setHeader(name: string, value: string | null): void {
    this.#headers.set(name.toLowerCase(), { name, value: value ?? '' });
  }

  /** The body read as UTF-8. @throws StringException when it is none */
  get text(): string {
    const text = new ApexBlob(this.body).toText();
    if (text === undefined) throw apexException('StringException', 'BLOB is not a valid UTF-8 string');
    return text;
  }

  set text(text: string) {
    this.body = Buffer.from(text, 'utf8');
  }
}
