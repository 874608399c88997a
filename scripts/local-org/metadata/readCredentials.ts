import type { MetadataBuilder } from './builder.ts';
import type { MetadataNotice } from './model.ts';
import { named } from './readSecurity.ts';
import type { XmlElement } from './xml.ts';

interface Parameter {
  readonly name: string;
  readonly type: string;
  readonly value: string;
  readonly externalCredential?: string;
  readonly sequenceNumber: number;
}

function parameters(xml: XmlElement, element: string): Parameter[] {
  return xml.children(element).map((parameter) => ({
    name: parameter.text('parameterName') ?? '',
    type: parameter.required('parameterType'),
    value: parameter.text('parameterValue') ?? '',
    externalCredential: parameter.text('externalCredential'),
    sequenceNumber: parameter.number('sequenceNumber') ?? 1,
  }));
}

/** @see https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_namedcredential.htm */
export function readNamedCredential(metadata: MetadataBuilder, name: string, xml: XmlElement): MetadataNotice[] {
  const all = parameters(xml, 'namedCredentialParameters');
  const url = all.find((parameter) => parameter.type === 'Url')?.value ?? xml.text('endpoint');
  if (!url) throw new Error(`${xml.file}: the named credential has no Url parameter`);
  metadata.namedCredentials.set(name.toLowerCase(), {
    ...named(name, xml),
    url,
    externalCredential: all.find((parameter) => parameter.type === 'Authentication')?.externalCredential,
    generateAuthorizationHeader: xml.flag('generateAuthorizationHeader') ?? true,
    allowMergeFieldsInBody: xml.flag('allowMergeFieldsInBody') ?? false,
    allowMergeFieldsInHeader: xml.flag('allowMergeFieldsInHeader') ?? false,
    headers: all.filter((parameter) => parameter.type === 'HttpHeader').map(({ name, value }) => ({ name, value })),
  });
  return xml.unread(['namedCredentialType', 'calloutStatus', 'principalType', 'protocol']);
}

/** @see https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_externalcredential.htm */
export function readExternalCredential(metadata: MetadataBuilder, name: string, xml: XmlElement): MetadataNotice[] {
  const all = parameters(xml, 'externalCredentialParameters');
  metadata.externalCredentials.set(name.toLowerCase(), {
    ...named(name, xml),
    authenticationProtocol: xml.required('authenticationProtocol'),
    principals: all
      .filter((parameter) => parameter.type.endsWith('Principal'))
      .map(({ name, type, sequenceNumber }) => ({ name, type, sequenceNumber })),
    headers: all.filter((parameter) => parameter.type === 'AuthHeader').map(({ name, value }) => ({ name, value })),
  });
  return xml.unread();
}

export function readRemoteSite(metadata: MetadataBuilder, name: string, xml: XmlElement): MetadataNotice[] {
  metadata.remoteSites.set(name.toLowerCase(), {
    ...named(name, xml),
    url: xml.required('url'),
    isActive: xml.flag('isActive') ?? true,
  });
  return xml.unread(['disableProtocolSecurity']);
}
