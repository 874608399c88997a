import { defineClass } from '../define.ts';
import type { SystemClass } from '../define.ts';
import { callApex } from '../support.ts';
import { bagClass } from '../valueBag.ts';

/** Salesforce: Apex Developer Guide, "Apex Email Service": what an e-mail service in Apex is handed and answers. */
export const inboundEmailClasses: readonly SystemClass[] = [
  defineClass('Messaging.InboundEmailHandler', {
    kind: 'interface',
    members: {
      'Messaging.InboundEmailResult handleInboundEmail(Messaging.InboundEmail email, Messaging.InboundEnvelope envelope)':
        callApex('handleInboundEmail'),
    },
  }),
  bagClass('Messaging.InboundEmailResult', ['Boolean success', 'String message']),
  bagClass('Messaging.InboundEnvelope', ['String fromAddress', 'String toAddress']),
  bagClass('Messaging.InboundEmail', [
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
  bagClass('Messaging.InboundEmail.BinaryAttachment', [
    'Blob body',
    'String fileName',
    'String mimeTypeSubType',
    'List<Messaging.InboundEmail.Header> headers',
  ]),
  bagClass('Messaging.InboundEmail.TextAttachment', [
    'String body',
    'Boolean bodyIsTruncated',
    'String charset',
    'String fileName',
    'String mimeTypeSubType',
    'List<Messaging.InboundEmail.Header> headers',
  ]),
  bagClass('Messaging.InboundEmail.Header', ['String name', 'String value']),
];
