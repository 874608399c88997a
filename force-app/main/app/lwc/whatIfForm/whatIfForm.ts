import { LightningElement, api } from 'lwc';
import { fill } from 'c/format';
import { settingHelp, settingName, settingValue } from 'c/whatIfSettings';
import CLV from '@salesforce/label/c.WhatIf_Group_CLV';
import ESTIMATES from '@salesforce/label/c.WhatIf_Group_Estimates';
import HEALTH from '@salesforce/label/c.WhatIf_Group_Health';
import MRR from '@salesforce/label/c.WhatIf_Group_MRR';
import NOW from '@salesforce/label/c.WhatIf_Now';
import TIERS from '@salesforce/label/c.WhatIf_Group_Tiers';

/** What people call the topics of settings, in the order that they are shown. */
const TOPICS: Readonly<Record<string, string>> = {
  MRR,
  CLV,
  Estimates: ESTIMATES,
  Tiers: TIERS,
  Health: HEALTH,
};

interface Field {
  readonly name: string;
  readonly label: string;
  readonly help: string;
  readonly value: string;
  readonly options: readonly { label: string; value: string }[] | undefined;
  readonly type: 'number' | 'text';
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
    return Object.entries(TOPICS).map(([name, title]) => ({
      name,
      title,
      fields: this.settings.filter(({ topic }) => topic === name).map((setting) => this.field(setting)),
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
      help: settingHelp(name),
      value: chosen ?? value,
      options: choices.length > 0 ? choices.map((each) => ({ label: settingValue(each), value: each })) : undefined,
      type: minimum === null ? 'text' : 'number',
      minimum,
      maximum,
      now: chosen === undefined ? '' : fill(NOW, settingValue(value)),
    };
  }
}
