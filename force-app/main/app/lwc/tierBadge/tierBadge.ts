import { LightningElement, api } from 'lwc';
import HIGH from '@salesforce/label/c.Tier_High';
import LOW from '@salesforce/label/c.Tier_Low';
import MID from '@salesforce/label/c.Tier_Mid';

const LABELS: Readonly<Record<string, string>> = { High: HIGH, Mid: MID, Low: LOW };

/** A CLV tier in colour and word. */
export default class TierBadge extends LightningElement {
  /** High, Mid or Low. */
  @api tier: string | null = null;

  get text(): string {
    return LABELS[this.tier ?? ''] ?? this.tier ?? '';
  }

  get badgeClass(): string {
    return `badge ${this.tier?.toLowerCase() ?? ''}`;
  }
}
