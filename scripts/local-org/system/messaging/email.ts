import { ApexList } from '../../runtime/collections.ts';
import { apexException } from '../../runtime/exceptions.ts';
import { SystemObject } from '../../runtime/systemObject.ts';
import { current } from '../../runtime/transaction.ts';
import { types } from '../../runtime/typeRef.ts';
import type { SaveError } from '../../ports.ts';
import { defineClass } from '../define.ts';
import type { SystemClass } from '../define.ts';
import { refuse, required, systemType } from '../support.ts';
import { bagClass } from '../valueBag.ts';
import type { ValueBag } from '../valueBag.ts';

const EMAIL_FIELDS = [
  'List<String> bccAddresses',
  'Boolean bccSender',
  'List<String> ccAddresses',
  'String charset',
  'List<Id> documentAttachments',
  'String emailPriority',
  'List<Id> entityAttachments',
  'List<Messaging.EmailFileAttachment> fileAttachments',
  'String htmlBody',
  'String inReplyTo',
  'String optOutPolicy',
  'Id orgWideEmailAddressId',
  'String plainTextBody',
  'String references',
  'String replyTo',
  'Boolean saveAsActivity',
  'String senderDisplayName',
  'String subject',
  'Id targetObjectId',
  'Id templateId',
  'List<String> toAddresses',
  'Boolean treatBodiesAsTemplate',
  'Boolean treatTargetObjectAsRecipient',
  'Boolean useSignature',
  'Id whatId',
];

/** A `Messaging.SendEmailResult`. */
class SendResult extends SystemObject {
  readonly errors: readonly SaveError[];

  constructor(errors: readonly SaveError[]) {
    super(systemType('Messaging.SendEmailResult'));
    this.errors = errors;
  }
}

function problemOf(email: ValueBag): string | null {
  const hasRecipient = ['toAddresses', 'ccAddresses', 'bccAddresses', 'targetObjectId'].some((name) => {
    const value = email.values.get(name);
    return value instanceof ApexList ? value.size > 0 : (value ?? null) !== null;
  });
  if (!hasRecipient) return 'REQUIRED_FIELD_MISSING, Add a recipient to send an email.: []';
  const hasBody = ['plainTextBody', 'htmlBody', 'templateId'].some((name) => (email.values.get(name) ?? null) !== null);
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
  for (const message of messages) current().services.log(`EMAIL_QUEUE|${String(message.values.get('subject') ?? '')}`);
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
  bagClass('Messaging.SingleEmailMessage', EMAIL_FIELDS, {
    withAccessors: true,
    table: { superclass: 'Messaging.Email' },
  }),
  bagClass('Messaging.EmailFileAttachment', ['Blob body', 'String contentType', 'String fileName', 'Boolean inline'], {
    withAccessors: true,
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
