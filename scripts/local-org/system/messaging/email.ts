import { ApexList } from '../../runtime/collections.ts';
import { apexException } from '../../runtime/exceptions.ts';
import { SystemObject } from '../../runtime/systemObject.ts';
import { current } from '../../runtime/transaction.ts';
import { types } from '../../runtime/typeRef.ts';
import type { SaveError } from '../../ports.ts';
import { defineClass } from '../define.ts';
import type { Accessor, Implementation, SystemClass } from '../define.ts';
import { refuse, required, systemType } from '../support.ts';

/** Setters of `Messaging.SingleEmailMessage` by name, with their Apex types. */
const EMAIL_FIELDS: Readonly<Record<string, string>> = {
  BccAddresses: 'List<String>',
  BccSender: 'Boolean',
  CcAddresses: 'List<String>',
  Charset: 'String',
  EmailPriority: 'String',
  EntityAttachments: 'List<Id>',
  FileAttachments: 'List<Messaging.EmailFileAttachment>',
  HtmlBody: 'String',
  InReplyTo: 'String',
  OptOutPolicy: 'String',
  OrgWideEmailAddressId: 'Id',
  PlainTextBody: 'String',
  References: 'String',
  ReplyTo: 'String',
  SaveAsActivity: 'Boolean',
  SenderDisplayName: 'String',
  Subject: 'String',
  TargetObjectId: 'Id',
  TemplateId: 'Id',
  ToAddresses: 'List<String>',
  TreatBodiesAsTemplate: 'Boolean',
  TreatTargetObjectAsRecipient: 'Boolean',
  UseSignature: 'Boolean',
  WhatId: 'Id',
};

const ATTACHMENT_FIELDS: Readonly<Record<string, string>> = {
  Body: 'Blob',
  ContentType: 'String',
  FileName: 'String',
  Inline: 'Boolean',
};

/** An object that is nothing but named values: an e-mail or an attachment. */
class ValueBag extends SystemObject {
  readonly values = new Map<string, unknown>();
}

/** `setX`, `getX` and the property `x` for each field. */
function bagMembers(fields: Readonly<Record<string, string>>): {
  members: Record<string, Implementation>;
  properties: Record<string, Accessor>;
} {
  const members: Record<string, Implementation> = {};
  const properties: Record<string, Accessor> = {};
  for (const [name, type] of Object.entries(fields)) {
    const get: Implementation = (self: ValueBag) => self.values.get(name) ?? null;
    const set: Implementation = (self: ValueBag, value: unknown) => void self.values.set(name, value);
    members[`void set${name}(${type} value)`] = set;
    members[`${type} get${name}()`] = get;
    properties[`${type} ${name}`] = { get, set };
  }
  return { members, properties };
}

/** A `Messaging.SendEmailResult`. */
class SendResult extends SystemObject {
  readonly errors: readonly SaveError[];

  constructor(errors: readonly SaveError[]) {
    super(systemType('Messaging.SendEmailResult'));
    this.errors = errors;
  }
}

function problemOf(email: ValueBag): string | null {
  const hasRecipient = ['ToAddresses', 'CcAddresses', 'BccAddresses', 'TargetObjectId'].some((name) => {
    const value = email.values.get(name);
    return value instanceof ApexList ? value.size > 0 : (value ?? null) !== null;
  });
  if (!hasRecipient) return 'REQUIRED_FIELD_MISSING, Add a recipient to send an email.: []';
  const hasBody = ['PlainTextBody', 'HtmlBody', 'TemplateId'].some((name) => (email.values.get(name) ?? null) !== null);
  return hasBody ? null : 'REQUIRED_FIELD_MISSING, Missing body, need at least one of html or plainText: []';
}

/** Counts the e-mails as sent; the local org sends none. */
function sendEmail(emails: ApexList | null, allOrNothing: boolean | null = true): ApexList {
  const messages = required(emails).items as ValueBag[];
  current().limits.use('EmailInvocations', 1);
  const results = messages.map((message) => {
    const problem = problemOf(message);
    if (problem !== null && allOrNothing !== false) {
      throw apexException('EmailException', `SendEmail failed. First exception on row 0; first error: ${problem}`);
    }
    return new SendResult(
      problem === null ? [] : [{ statusCode: 'REQUIRED_FIELD_MISSING', message: problem, fields: [] }],
    );
  });
  for (const message of messages) current().services.log(`EMAIL_QUEUE|${String(message.values.get('Subject') ?? '')}`);
  return new ApexList(systemType('Messaging.SendEmailResult'), results);
}

/** Salesforce: Apex Reference, "Messaging Namespace": e-mails. */
export const emailClasses: readonly SystemClass[] = [
  defineClass('Messaging', {
    members: {
      'static List<Messaging.SendEmailResult> sendEmail(List<Messaging.Email> emails)': sendEmail,
      'static List<Messaging.SendEmailResult> sendEmail(List<Messaging.Email> emails, Boolean allOrNothing)': sendEmail,
      'static void reserveSingleEmailCapacity(Integer amount)': () => undefined,
      'static void reserveMassEmailCapacity(Integer amount)': () => undefined,
      'static Object renderStoredEmailTemplate(String templateId, String whoId, String whatId)': refuse(
        'Messaging.renderStoredEmailTemplate',
      ),
    },
  }),
  defineClass('Messaging.Email', { isVirtual: true }),
  defineClass('Messaging.SingleEmailMessage', {
    superclass: 'Messaging.Email',
    constructors: { '()': () => new ValueBag(systemType('Messaging.SingleEmailMessage')) },
    ...bagMembers(EMAIL_FIELDS),
  }),
  defineClass('Messaging.EmailFileAttachment', {
    constructors: { '()': () => new ValueBag(systemType('Messaging.EmailFileAttachment')) },
    ...bagMembers(ATTACHMENT_FIELDS),
  }),
  defineClass('Messaging.SendEmailResult', {
    members: {
      'Boolean isSuccess()': (self: SendResult) => self.errors.length === 0,
      'List<Messaging.SendEmailError> getErrors()': (self: SendResult) =>
        new ApexList(
          systemType('Messaging.SendEmailError'),
          self.errors.map((error) => new SendError(error)),
        ),
    },
  }),
  defineClass('Messaging.SendEmailError', {
    members: {
      'String getMessage()': (self: SendError) => self.error.message,
      'String getTargetObjectId()': () => null,
      'List<String> getFields()': (self: SendError) => new ApexList(types.string, [...self.error.fields]),
    },
  }),
];

/** A `Messaging.SendEmailError`. */
class SendError extends SystemObject {
  readonly error: SaveError;

  constructor(error: SaveError) {
    super(systemType('Messaging.SendEmailError'));
    this.error = error;
  }
}
