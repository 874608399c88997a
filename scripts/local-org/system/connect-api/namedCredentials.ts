import { ApexMap } from '../../runtime/collections.ts';
import type { ApexEnumValue } from '../../runtime/enumValue.ts';
import { apexException } from '../../runtime/exceptions.ts';
import { SystemObject } from '../../runtime/systemObject.ts';
import { current } from '../../runtime/transaction.ts';
import { types } from '../../runtime/typeRef.ts';
import { defineClass } from '../define.ts';
import type { SystemClass } from '../define.ts';
import { fieldOf, refuse, required, systemEnum, systemType } from '../support.ts';

/** Salesforce: Connect REST API, "Credential": `CredentialPrincipalType`. */
const principalType = systemEnum('ConnectApi.CredentialPrincipalType', [
  'AwsStsPrincipal',
  'NamedPrincipal',
  'PerUserPrincipal',
]);

const authenticationProtocol = systemEnum('ConnectApi.CredentialAuthenticationProtocol', [
  'AwsSv4',
  'Basic',
  'Custom',
  'Jwt',
  'NoAuthentication',
  'Oauth',
  'Password',
]);

const authenticationStatus = systemEnum('ConnectApi.CredentialAuthenticationStatus', [
  'Authenticated',
  'Configured',
  'NotConfigured',
  'Unknown',
]);

/** `ConnectApi.CredentialValueInput` and `ConnectApi.CredentialValue`: one parameter of a principal. */
class CredentialValue extends SystemObject {
  encrypted: boolean | null = null;
  revision: number | null = null;
  value: string | null = null;
}

/** `ConnectApi.CredentialInput` and `ConnectApi.Credential`: a principal of an external credential. */
class CredentialData extends SystemObject {
  authenticationProtocol: ApexEnumValue | null = null;
  authenticationStatus: ApexEnumValue | null = null;
  credentials: ApexMap | null = null;
  externalCredential: string | null = null;
  principalName: string | null = null;
  principalType: ApexEnumValue | null = null;
}

/** @throws ConnectApi.NotFoundException when the org has no such external credential or principal */
function checkPrincipal(credential: string | null, principal: string | null): void {
  const found = current().services.metadata.externalCredentials.get(required(credential).toLowerCase());
  const known = found?.principals.some(({ name }) => name.toLowerCase() === required(principal).toLowerCase());
  if (!known) {
    throw apexException(
      'ConnectApi.NotFoundException',
      `There is no principal ${principal} of the external credential ${credential}`,
    );
  }
}

function store(input: CredentialData | null): CredentialData {
  const { credentials, externalCredential, principalName } = required(input);
  checkPrincipal(externalCredential, principalName);
  const values = new Map<string, string>();
  for (const [name, value] of required(credentials)) {
    if (value instanceof CredentialValue) values.set(String(name), required(value.value));
  }
  current().callouts.credentials.write(required(externalCredential), required(principalName), values);
  return read(externalCredential, principalName, required(input).principalType);
}

/** What is stored, without the secrets: they can be replaced, and never be read. */
function read(credential: string | null, principal: string | null, type: ApexEnumValue | null): CredentialData {
  checkPrincipal(credential, principal);
  const stored = current().callouts.credentials.read(required(credential), required(principal));
  const result = new CredentialData(systemType('ConnectApi.Credential'));
  result.externalCredential = credential;
  result.principalName = principal;
  result.principalType = type;
  result.authenticationProtocol = authenticationProtocol.value('Custom');
  result.authenticationStatus = authenticationStatus.value(stored ? 'Configured' : 'NotConfigured');
  result.credentials = new ApexMap(types.string, systemType('ConnectApi.CredentialValue'));
  for (const name of stored?.keys() ?? []) result.credentials.set(name, hiddenValue());
  return result;
}

function hiddenValue(): CredentialValue {
  const value = new CredentialValue(systemType('ConnectApi.CredentialValue'));
  value.encrypted = true;
  return value;
}

const valueProperties = {
  'Boolean encrypted': fieldOf<CredentialValue>('encrypted'),
  'Integer revision': fieldOf<CredentialValue>('revision'),
  'String value': fieldOf<CredentialValue>('value'),
};

const principalProperties = {
  'ConnectApi.CredentialAuthenticationProtocol authenticationProtocol':
    fieldOf<CredentialData>('authenticationProtocol'),
  'String externalCredential': fieldOf<CredentialData>('externalCredential'),
  'String principalName': fieldOf<CredentialData>('principalName'),
  'ConnectApi.CredentialPrincipalType principalType': fieldOf<CredentialData>('principalType'),
};

/** Salesforce: Apex Reference, "NamedCredentials Class" of ConnectApi, as far as the secrets of principals go. */
export const namedCredentialClasses: readonly SystemClass[] = [
  principalType.definition,
  authenticationProtocol.definition,
  authenticationStatus.definition,
  defineClass('ConnectApi.CredentialValueInput', {
    constructors: { '()': () => new CredentialValue(systemType('ConnectApi.CredentialValueInput')) },
    properties: valueProperties,
  }),
  defineClass('ConnectApi.CredentialValue', { properties: valueProperties }),
  defineClass('ConnectApi.CredentialInput', {
    constructors: { '()': () => new CredentialData(systemType('ConnectApi.CredentialInput')) },
    properties: {
      ...principalProperties,
      'Map<String,ConnectApi.CredentialValueInput> credentials': fieldOf<CredentialData>('credentials'),
    },
  }),
  defineClass('ConnectApi.Credential', {
    properties: {
      ...principalProperties,
      'Map<String,ConnectApi.CredentialValue> credentials': fieldOf<CredentialData>('credentials'),
      'ConnectApi.CredentialAuthenticationStatus authenticationStatus': fieldOf<CredentialData>('authenticationStatus'),
    },
  }),
  defineClass('ConnectApi.NamedCredentials', {
    members: {
      'static ConnectApi.Credential createCredential(ConnectApi.CredentialInput input)': store,
      'static ConnectApi.Credential updateCredential(ConnectApi.CredentialInput input)': store,
      'static ConnectApi.Credential patchCredential(ConnectApi.CredentialInput input)': store,
      'static ConnectApi.Credential getCredential(String externalCredential, String principalName, ConnectApi.CredentialPrincipalType principalType)':
        read,
      'static void deleteCredential(String externalCredential, String principalName, ConnectApi.CredentialPrincipalType principalType)':
        refuse('ConnectApi.NamedCredentials.deleteCredential'),
      'static Object createNamedCredential(Object input)': refuse('ConnectApi.NamedCredentials.createNamedCredential'),
      'static Object createExternalCredential(Object input)': refuse(
        'ConnectApi.NamedCredentials.createExternalCredential',
      ),
      'static Object getExternalCredential(String developerName)': refuse(
        'ConnectApi.NamedCredentials.getExternalCredential',
      ),
    },
  }),
];
