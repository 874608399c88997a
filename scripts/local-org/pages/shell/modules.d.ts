declare module 'host/exposedComponents' {
  import type { LightningElement } from 'lwc';
  /** Components of the project that pages may show, by the name that FlexiPages use (`c:name`). */
  export const exposedComponents: Readonly<Record<string, typeof LightningElement>>;
}

declare module 'host/app' {
  import type { LightningElement } from 'lwc';
  const App: typeof LightningElement;
  export default App;
}

declare module 'lightning/primitiveIcon' {
  import { LightningElement } from 'lwc';
  export default class PrimitiveIcon extends LightningElement {
    iconName: string | undefined;
    src: string | undefined;
    get href(): string;
  }
}

declare module '@lwc/synthetic-shadow';
