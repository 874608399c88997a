import type { ApexSet } from '../../runtime/collections.ts';
import { apexException } from '../../runtime/exceptions.ts';
import { SystemObject } from '../../runtime/systemObject.ts';
import { current } from '../../runtime/transaction.ts';
import { defineClass } from '../define.ts';
import { required, systemType } from '../support.ts';

const MAXIMUM_RECIPIENTS = 500;

/** A `Messaging.CustomNotification`. */
class NotificationValue extends SystemObject {
  typeId: string | null = null;
  senderId: string | null = null;
  title: string | null = null;
  body: string | null = null;
  targetId: string | null = null;
  targetPageRef: string | null = null;

  constructor() {
    super(systemType('Messaging.CustomNotification'));
  }
}

/** Writes the notification into the debug log: nobody has a bell in the local org. */
function send(self: NotificationValue, users: ApexSet | null): void {
  const recipients = [...required(users)];
  if (self.typeId === null)
    throw apexException('IllegalArgumentException', 'CustomNotification: notificationTypeId is required');
  if (!self.title || !self.body)
    throw apexException('IllegalArgumentException', 'CustomNotification: title and body are required');
  if (self.targetId === null && self.targetPageRef === null) {
    throw apexException('IllegalArgumentException', 'CustomNotification: targetId or targetPageRef is required');
  }
  if (recipients.length === 0 || recipients.length > MAXIMUM_RECIPIENTS) {
    throw apexException(
      'IllegalArgumentException',
      `CustomNotification: 1 to ${MAXIMUM_RECIPIENTS} recipients, not ${recipients.length}`,
    );
  }
  current().services.log(`CUSTOM_NOTIFICATION|${self.title}|${recipients.join(',')}`);
}

const setter =
  (name: 'typeId' | 'senderId' | 'title' | 'body' | 'targetId' | 'targetPageRef') =>
  (self: NotificationValue, value: string | null): void => {
    self[name] = value;
  };

/** Salesforce: Apex Reference, "CustomNotification Class". */
export const customNotification = defineClass('Messaging.CustomNotification', {
  constructors: { '()': () => new NotificationValue() },
  members: {
    'void setNotificationTypeId(String id)': setter('typeId'),
    'void setSenderId(String id)': setter('senderId'),
    'void setTitle(String title)': setter('title'),
    'void setBody(String body)': setter('body'),
    'void setTargetId(String id)': setter('targetId'),
    'void setTargetPageRef(String pageReference)': setter('targetPageRef'),
    'void send(Set<String> users)': send,
  },
});
