import { LightningElement, api } from 'lwc';
import { fill } from 'c/format';
import { settingName, settingValue } from 'c/whatIfSettings';
import CLV from '@salesforce/label/c.WhatIf_Group_CLV';
import HEALTH from '@salesforce/label/c.WhatIf_Group_Health';
import MRR from '@salesforce/label/c.WhatIf_Group_MRR';
import NOW from '@salesforce/label/c.WhatIf_Now';
import TIERS from '@salesforce/label/c.WhatIf_Group_Tiers';

const GROUPS: readonly (readonly [string, readonly string[]])[] = [
  [MRR, ['discounts', 'cancellations', 'usage', 'pauses', 'intervalFactors']],
  [CLV, ['lifespanSource', 'lifespanMonths', 'windowMonths', 'monthBasis']],
  [TIERS, ['highFrom', 'midFrom']],
  [HEALTH, ['failureCounting', 'healthWindowDays', 'yellowFrom', 'redFrom', 'recoveredWeight']],
];

interface Field {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly { label: string; value: string }[] | undefined;
  readonly minimum: number | null;
  readonly maximum: number | null;
  /** What is in force, where the value is another. */
  readonly now: string;
}

interface Group {
  readonly name: string;
  readonly title: string;
  readonly fields: readonly Field[];
}

/** The settings of the rules, by what they decide. The event `setting` tells of a name and its new value. */
export default class WhatIfForm extends LightningElement {
  /** The settings in force. */
  @api settings: readonly PolicySettingView[] = [];
  /** Those that are to be others, by name. */
  @api values: Readonly<Record<string, string>> = {};

  get groups(): Group[] {
    const byName = new Map(this.settings.map((setting) => [setting.name, setting]));
    return GROUPS.map(([title, names]) => ({
      name: title,
      title,
      fields: names.flatMap((name) => {
        const setting = byName.get(name);
        return setting ? [this.field(setting)] : [];
      }),
    }));
  }

  handleChange(event: CustomEvent<{ value: string }>): void {
    const { name } = event.target as HTMLInputElement;
    this.dispatchEvent(new CustomEvent('setting', { detail: { name, value: event.detail.value } }));
  }

  field({ name, value, choices, minimum, maximum }: PolicySettingView): Field {
    const chosen = this.values[name];
    return {
      name,
      label: settingName(name),
      value: chosen ?? value,
      options: choices.length > 0 ? choices.map((each) => ({ label: settingValue(each), value: each })) : undefined,
      minimum,
      maximum,
      now: chosen === undefined ? '' : fill(NOW, settingValue(value)),
    };
  }
}
