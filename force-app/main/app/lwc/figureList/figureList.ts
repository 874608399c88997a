import { LightningElement, api } from 'lwc';

/** A number at a glance. */
export interface Figure {
  readonly key: string;
  readonly label: string;
  readonly help: string;
  readonly value: string;
  readonly notes: readonly string[];
  readonly tier?: string | null;
  /** Absent where there is nothing to press. */
  readonly action?: {
    readonly text: string;
    /** What screen readers say in place of the text, where it alone does not tell what it is about. */
    readonly description?: string;
  };
}

/** Figures side by side. Sends `act` with a figure's key when its button is pressed. */
export default class FigureList extends LightningElement {
  /** The figures, in their order. */
  @api figures: readonly Figure[] = [];

  handleAction(event: Event): void {
    const { name } = event.target as HTMLButtonElement;
    this.dispatchEvent(new CustomEvent('act', { detail: name }));
  }
}
