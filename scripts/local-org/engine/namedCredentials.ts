import { apexException } from '../runtime/exceptions.ts';
import type { CalloutRequest } from '../ports.ts';
import type { ExternalCredentialMetadata, NamedCredentialMetadata, OrgMetadata } from '../metadata/model.ts';
import type { CredentialStore } from './credentialStore.ts';

/** A request whose address and headers are final. */
export interface ResolvedCallout {
  readonly url: string;
  readonly headers: ReadonlyMap<string, string>;
}

/** Whether a user may use a principal (`External_Credential-Principal`). */
export type PrincipalCheck = (principal: string) => boolean;

const calloutScheme = /^callout:([A-Za-z]\w*)(.*)$/s;

function noAccess(): unknown {
  return apexException(
    'CalloutException',
    "We couldn't access the credential(s). You might not have the required permissions, or the external credential might not exist.",
  );
}

/** Named credentials: where `callout:Name/path` leads, and the headers that authenticate it. */
export class NamedCredentials {
  readonly #metadata: OrgMetadata;
  readonly #store: CredentialStore;
  readonly #redirects: Readonly<Record<string, string>>;

  /** @param redirects where addresses that begin with a key lead to instead (`https://api.stripe.com` → a local server) */
  constructor(metadata: OrgMetadata, store: CredentialStore, redirects: Readonly<Record<string, string>> = {}) {
    this.#metadata = metadata;
    this.#store = store;
    this.#redirects = redirects;
  }

  /** The secrets, for those who set them. */
  get values(): CredentialStore {
    return this.#store;
  }

  /**
   * The address and headers of a callout.
   * @throws CalloutException for an unknown credential, one that the user may not use, and an unregistered address
   */
  resolve(request: CalloutRequest, mayUse: PrincipalCheck): ResolvedCallout {
    const { url, headers } = this.#resolve(request, mayUse);
    const origin = Object.keys(this.#redirects).find((start) => url.startsWith(start));
    return { url: origin === undefined ? url : this.#redirects[origin] + url.slice(origin.length), headers };
  }

  #resolve(request: CalloutRequest, mayUse: PrincipalCheck): ResolvedCallout {
    const match = calloutScheme.exec(request.endpoint);
    if (!match) return this.#plain(request);
    const credential = this.#metadata.namedCredentials.get(match[1].replace(/^.*__/, '').toLowerCase());
    if (!credential)
      throw apexException(
        'CalloutException',
        `The callout couldn't access the endpoint. Named Credential not found: ${match[1]}`,
      );
    return { url: credential.url.replace(/\/$/, '') + match[2], headers: this.#headers(request, credential, mayUse) };
  }

  #plain(request: CalloutRequest): ResolvedCallout {
    const sites = [...this.#metadata.remoteSites.values()].filter(({ isActive }) => isActive);
    const isRegistered = sites.some(({ url }) => request.endpoint.startsWith(url));
    if (!isRegistered) {
      throw apexException(
        'CalloutException',
        `Unauthorized endpoint, please check Setup->Security->Remote site settings. endpoint = ${request.endpoint}`,
      );
    }
    return { url: request.endpoint, headers: request.headers };
  }

  #headers(request: CalloutRequest, credential: NamedCredentialMetadata, mayUse: PrincipalCheck): Map<string, string> {
    const headers = new Map(request.headers);
    const external =
      credential.externalCredential &&
      this.#metadata.externalCredentials.get(credential.externalCredential.toLowerCase());
    if (!external) return headers;
    const values = this.#principalValues(external, mayUse);
    const fill = (text: string): string => fillFormula(text, external.name, values);
    if (credential.generateAuthorizationHeader && external.authenticationProtocol === 'Basic') {
      const pair = `${values.get('username') ?? ''}:${values.get('password') ?? ''}`;
      headers.set('Authorization', `Basic ${Buffer.from(pair).toString('base64')}`);
    }
    for (const { name, value } of [...external.headers, ...credential.headers]) headers.set(name, fill(value));
    return headers;
  }

  #principalValues(external: ExternalCredentialMetadata, mayUse: PrincipalCheck): ReadonlyMap<string, string> {
    const principal = external.principals.find(({ name }) => mayUse(`${external.name}-${name}`));
    const values = principal && this.#store.read(external.name, principal.name);
    if (!values) throw noAccess();
    return values;
  }
}

/**
 * Computes a header formula: `{!'Bearer ' & $Credential.Name.Parameter}`.
 * @throws CalloutException for a formula of another form
 */
function fillFormula(text: string, credential: string, values: ReadonlyMap<string, string>): string {
  return text.replace(/\{!([^}]*)\}/g, (_whole, formula: string) =>
    formula
      .split('&')
      .map((part) => formulaPart(part.trim(), credential, values))
      .join(''),
  );
}

function formulaPart(part: string, credential: string, values: ReadonlyMap<string, string>): string {
  const literal = /^(['"])(.*)\1$/s.exec(part);
  if (literal) return literal[2];
  const reference = /^\$Credential\.(\w+)\.(\w+)$/.exec(part);
  const value =
    reference && reference[1].toLowerCase() === credential.toLowerCase()
      ? values.get(reference[2].toLowerCase())
      : undefined;
  if (value !== undefined) return value;
  throw apexException(
    'CalloutException',
    `The header formula of the credential ${credential} can't be computed: ${part}`,
  );
}
