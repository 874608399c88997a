import { SystemObject } from '../../runtime/systemObject.ts';
import { defineClass } from '../define.ts';
import type { Accessor, SystemClass } from '../define.ts';
import { callApex, systemType } from '../support.ts';

/** An object of the inbound e-mail classes: nothing but named values, all null at first. */
class MailPart extends SystemObject {
  readonly values = new Map<string, unknown>();
}

/** A class that has a constructor without arguments and plain properties, declared as `Type name`. */
function plainClass(name: string, declarations: readonly string[]): SystemClass {
  const properties = declarations.map((declaration): [string, Accessor] => {
    const property = declaration.split(' ').at(-1) ?? '';
    return [
      declaration,
      {
        get: (self: MailPart) => self.values.get(property) ?? null,
        set: (self: MailPart, value: unknown) => void self.values.set(property, value),
      },
    ];
  });
  return defineClass(name, {
    constructors: { '()': () => new MailPart(systemType(name)) },
    properties: Object.fromEntries(properties),
  });
}

/** Salesforce: Apex Developer Guide, "Apex Email Service": what an e-mail service in Apex is handed and answers. */
export const inboundEmailClasses: readonly SystemClass[] = [
  defineClass('Messaging.InboundEmailHandler', {
    kind: 'interface',
    members: {
      'Messaging.InboundEmailResult handleInboundEmail(Messaging.InboundEmail email, Messaging.InboundEnvelope envelope)':
        callApex('handleInboundEmail'),
    },
  }),
  plainClass('Messaging.InboundEmailResult', ['Boolean success', 'String message']),
  plainClass('Messaging.InboundEnvelope', ['String fromAddress', 'String toAddress']),
  plainClass('Messaging.InboundEmail', [
    'List<Messaging.InboundEmail.BinaryAttachment> binaryAttachments',
    'List<Messaging.InboundEmail.TextAttachment> textAttachments',
    'List<Messaging.InboundEmail.Header> headers',
    'List<String> ccAddresses',
    'List<String> references',
    'List<String> toAddresses',
    'String fromAddress',
    'String fromName',
    'Boolean htmlBodyIsTruncated',
    'String htmlBody',
    'String inReplyTo',
    'String messageId',
    'Boolean plainTextBodyIsTruncated',
    'String plainTextBody',
    'String replyTo',
    'String subject',
  ]),
  plainClass('Messaging.InboundEmail.BinaryAttachment', [
    'Blob body',
    'String fileName',
    'String mimeTypeSubType',
    'List<Messaging.InboundEmail.Header> headers',
  ]),
  plainClass('Messaging.InboundEmail.TextAttachment', [
    'String body',
    'Boolean bodyIsTruncated',
    'String charset',
    'String fileName',
    'String mimeTypeSubType',
    'List<Messaging.InboundEmail.Header> headers',
  ]),
  plainClass('Messaging.InboundEmail.Header', ['String name', 'String value']),
];
