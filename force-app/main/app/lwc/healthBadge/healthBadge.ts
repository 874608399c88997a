import { LightningElement, api } from 'lwc';
import GREEN from '@salesforce/label/c.Health_Green';
import RED from '@salesforce/label/c.Health_Red';
import UNKNOWN from '@salesforce/label/c.Health_Unknown';
import YELLOW from '@salesforce/label/c.Health_Yellow';

interface Look {
  readonly text: string;
  readonly icon: string;
  readonly badgeClass: string;
}

const LOOKS: Readonly<Record<string, Look>> = {
  Green: { text: GREEN, icon: 'utility:success', badgeClass: 'badge green' },
  Yellow: { text: YELLOW, icon: 'utility:warning', badgeClass: 'badge yellow' },
  Red: { text: RED, icon: 'utility:error', badgeClass: 'badge red' },
};

const UNKNOWN_LOOK: Look = { text: UNKNOWN, icon: 'utility:dash', badgeClass: 'badge' };

/** Payment health in colour, symbol and word. */
export default class HealthBadge extends LightningElement {
  /** Green, Yellow or Red. */
  @api health: string | null = null;
  /** Why; shown when the pointer rests on the badge. */
  @api reason: string | null = null;

  get look(): Look {
    return LOOKS[this.health ?? ''] ?? UNKNOWN_LOOK;
  }
}
