import { apexException } from '../runtime/exceptions.ts';
import { SystemObject } from '../runtime/systemObject.ts';
import { defineClass } from './define.ts';
import { orgBaseUrl } from './orgAddress.ts';
import { required, systemType } from './support.ts';
import { requestUriInForce } from './rest/restContext.ts';

const DEFAULT_PORTS: Readonly<Record<string, number>> = { http: 80, https: 443, ftp: 21 };

/** A `System.URL`: the parts of Java's `java.net.URL`, kept as they were written. */
class UrlValue extends SystemObject {
  readonly protocol: string;
  readonly userInfo: string | null;
  readonly host: string;
  readonly port: number;
  readonly path: string;
  readonly query: string | null;
  readonly ref: string | null;

  constructor(spec: string) {
    super(systemType('URL'));
    const match =
      /^([a-z][a-z0-9+.-]*):(?:\/\/(?:([^@/?#]*)@)?([^:/?#]*)(?::(\d*))?)?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/i.exec(
        spec,
      );
    if (!match) throw apexException('StringException', `no protocol: ${spec}`);
    const [, protocol = '', userInfo, host = '', port, path = '', query, ref] = match;
    this.protocol = protocol.toLowerCase();
    this.userInfo = userInfo ?? null;
    this.host = host;
    this.port = port ? Number(port) : -1;
    this.path = path;
    this.query = query ?? null;
    this.ref = ref ?? null;
  }

  get authority(): string {
    return `${this.userInfo === null ? '' : `${this.userInfo}@`}${this.host}${this.port < 0 ? '' : `:${this.port}`}`;
  }

  get file(): string {
    return this.query === null ? this.path : `${this.path}?${this.query}`;
  }

  override toString(): string {
    return `${this.protocol}://${this.authority}${this.file}${this.ref === null ? '' : `#${this.ref}`}`;
  }

  equalsValue(other: unknown): boolean {
    return other instanceof UrlValue && other.toString() === this.toString();
  }
}

const sameFile = (self: UrlValue, other: UrlValue | null): boolean =>
  self.protocol === required(other).protocol &&
  self.authority === required(other).authority &&
  self.file === required(other).file;

const currentRequest = (): UrlValue => new UrlValue(`${orgBaseUrl()}${requestUriInForce() ?? '/'}`);

/** Salesforce: Apex Reference, "URL Class". */
export const url = defineClass('URL', {
  constructors: {
    '(String spec)': (_type: unknown, spec: string | null) => new UrlValue(required(spec)),
    '(URL context, String spec)': (_type: unknown, context: UrlValue | null, spec: string | null) =>
      new UrlValue(new URL(required(spec), required(context).toString()).href),
    '(String protocol, String host, String file)': (_type: unknown, protocol: string, host: string, file: string) =>
      new UrlValue(`${protocol}://${host}${file}`),
    '(String protocol, String host, Integer port, String file)': (
      _type: unknown,
      protocol: string,
      host: string,
      port: number,
      file: string,
    ) => new UrlValue(`${protocol}://${host}:${port}${file}`),
  },
  members: {
    'static URL getOrgDomainUrl()': () => new UrlValue(orgBaseUrl()),
    'static URL getSalesforceBaseUrl()': () => new UrlValue(orgBaseUrl()),
    'static URL getCurrentRequestUrl()': currentRequest,
    'String getProtocol()': (self: UrlValue) => self.protocol,
    'String getHost()': (self: UrlValue) => self.host,
    'Integer getPort()': (self: UrlValue) => self.port,
    'Integer getDefaultPort()': (self: UrlValue) => DEFAULT_PORTS[self.protocol] ?? -1,
    'String getPath()': (self: UrlValue) => self.path,
    'String getQuery()': (self: UrlValue) => self.query,
    'String getRef()': (self: UrlValue) => self.ref,
    'String getFile()': (self: UrlValue) => self.file,
    'String getAuthority()': (self: UrlValue) => self.authority,
    'String getUserInfo()': (self: UrlValue) => self.userInfo,
    'Boolean sameFile(URL other)': sameFile,
    'String toExternalForm()': (self: UrlValue) => self.toString(),
    'String toString()': (self: UrlValue) => self.toString(),
  },
});
