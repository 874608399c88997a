/** Modules of the platform that no installed package describes. */

declare module '@salesforce/apex' {
  /** Loads again what a wire gave. */
  export function refreshApex(wired: object): Promise<void>;
}

/** An Apex method: called, it runs at once; given to `@wire`, it is an adapter. */
type ApexMethod<T, Parameters> = ((...params: Parameters extends undefined ? [] : [Parameters]) => Promise<T>) &
  (new (callback: (value: Wired<T>) => void) => import('lwc').WireAdapter);

declare module '@salesforce/label/*' {
  const text: string;
  export default text;
}

declare module '@salesforce/i18n/*' {
  const value: string;
  export default value;
}

declare module 'lightning/empApi' {
  interface Subscription {
    readonly id: string;
    readonly channel: string;
  }
  export function isEmpEnabled(): Promise<boolean>;
  export function subscribe<Message>(
    channel: string,
    replayId: number,
    onMessage: (message: Message) => void,
  ): Promise<Subscription>;
  export function unsubscribe(subscription: Subscription, onDone: (answer: unknown) => void): Promise<void>;
}

declare module 'lightning/refresh' {
  export class RefreshEvent extends Event {
    constructor();
  }
}

/** https://developer.salesforce.com/docs/platform/lwc/guide/reference-page-reference-type.html */
interface PageReference {
  readonly type: string;
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly state?: Readonly<Record<string, string>>;
}

declare module 'lightning/navigation' {
  import type { LightningElement } from 'lwc';
  const Navigate: unique symbol;
  const GenerateUrl: unique symbol;
  interface Navigator {
    [Navigate](page: PageReference, replace?: boolean): void;
    [GenerateUrl](page: PageReference): Promise<string>;
  }
  export const NavigationMixin: {
    (base: typeof LightningElement): new () => LightningElement & Navigator;
    readonly Navigate: typeof Navigate;
    readonly GenerateUrl: typeof GenerateUrl;
  };
}
