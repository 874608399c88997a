import { LightningElement } from 'lwc';
import adopt from '@salesforce/apex/WhatIfController.adopt';
import compare from '@salesforce/apex/WhatIfController.compare';
import getComparison from '@salesforce/apex/WhatIfController.getComparison';
import getPolicy from '@salesforce/apex/WhatIfController.getPolicy';
import getRun from '@salesforce/apex/RunController.getRun';
import takeBack from '@salesforce/apex/WhatIfController.takeBack';
import { count, counted, fill } from 'c/format';
import { Poll } from 'c/poll';
import { tellDone, tellFailed } from 'c/toast';
import ADOPT from '@salesforce/label/c.WhatIf_Adopt';
import ADOPTED from '@salesforce/label/c.WhatIf_Adopted';
import ADOPTING from '@salesforce/label/c.WhatIf_Adopting';
import COMPARE from '@salesforce/label/c.WhatIf_Compare';
import COMPARING from '@salesforce/label/c.WhatIf_Comparing';
import FAILED from '@salesforce/label/c.WhatIf_Failed';
import INTRO from '@salesforce/label/c.WhatIf_Intro';
import QUESTION from '@salesforce/label/c.WhatIf_Question';
import RESET from '@salesforce/label/c.WhatIf_Reset';
import SETTINGS_MANY from '@salesforce/label/c.WhatIf_Settings_Many';
import SETTINGS_ONE from '@salesforce/label/c.WhatIf_Settings_One';
import TITLE from '@salesforce/label/c.WhatIf_Title';

const POLLS = 1800;

/** Other rules of the numbers: tries them over all customers, and puts them in force. */
export default class WhatIf extends LightningElement {
  label = { adopt: ADOPT, compare: COMPARE, intro: INTRO, reset: RESET, title: TITLE };
  result: Wired<WhatIfView> = {};
  /** Settings that differ from those in force, by name. */
  values: Readonly<Record<string, string>> = {};
  comparison: WhatIfComparisonView | null = null;
  /** The run that puts rules in force; null while none is under way. */
  adoption: RunView | null = null;
  isAsking = false;
  poll = new Poll(() => this.follow());

  get view(): WhatIfView | undefined {
    return this.result.data;
  }

  get isUnchanged(): boolean {
    return Object.keys(this.values).length === 0;
  }

  get isComparing(): boolean {
    return this.comparison?.run.status === 'Running';
  }

  get isBusy(): boolean {
    return this.isAsking || this.isComparing || this.adoption !== null;
  }

  get cantCompare(): boolean {
    return this.isUnchanged || this.isBusy;
  }

  get changedText(): string {
    return this.isUnchanged ? '' : counted(SETTINGS_ONE, SETTINGS_MANY, Object.keys(this.values).length);
  }

  get running(): RunView | null {
    return this.adoption ?? (this.isComparing ? (this.comparison?.run ?? null) : null);
  }

  get runningText(): string {
    return this.adoption ? ADOPTING : COMPARING;
  }

  get compared(): WhatIfComparisonView | null {
    return this.comparison?.proposed ? this.comparison : null;
  }

  /** What was compared can be put in force as long as the rules have not become others since. */
  get canAdopt(): boolean {
    const changes = this.compared?.changes ?? [];
    const inForce = new Map(this.view?.settings.map(({ name, value }) => [name, value]));
    return changes.length > 0 && changes.every(({ name, fromValue }) => inForce.get(name) === fromValue);
  }

  get question(): string {
    return fill(QUESTION, count(this.compared?.changedAccounts ?? 0));
  }

  override connectedCallback(): Promise<void> {
    return this.handleRefresh();
  }

  override disconnectedCallback(): void {
    this.poll.stop();
  }

  async handleRefresh(): Promise<void> {
    try {
      const data = await getPolicy();
      this.result = { data };
      this.comparison = data.comparison;
      this.adoption = data.adoptions.find(({ run }) => run.status === 'Running')?.run ?? null;
      if (this.running) this.poll.start(POLLS);
    } catch (error) {
      this.result = { error };
    }
  }

  handleSetting(event: CustomEvent<{ name: string; value: string }>): void {
    const { name, value } = event.detail;
    const inForce = this.view?.settings.find((setting) => setting.name === name)?.value;
    const others = Object.fromEntries(Object.entries(this.values).filter(([each]) => each !== name));
    this.values = value === inForce ? others : { ...others, [name]: value };
  }

  handleReset(): void {
    this.values = {};
  }

  handleCompare(): Promise<void> {
    return this.ask(async () => {
      this.comparison = await getComparison({ runId: await compare({ changes: this.values }) });
    });
  }

  handleAdopt(): Promise<void> {
    const changes = Object.fromEntries((this.compared?.changes ?? []).map(({ name, toValue }) => [name, toValue]));
    return this.ask(async () => {
      this.adoption = await getRun({ runId: await adopt({ changes }) });
    });
  }

  handleTakeBack(event: CustomEvent<string>): Promise<void> {
    return this.ask(async () => {
      this.adoption = await getRun({ runId: await takeBack({ runId: event.detail }) });
    });
  }

  async ask(begin: () => Promise<void>): Promise<void> {
    this.isAsking = true;
    try {
      await begin();
      this.poll.start(POLLS);
    } catch (error) {
      tellFailed(this, FAILED, error);
    } finally {
      this.isAsking = false;
    }
  }

  /** Looks how far the run is; true while it goes on. */
  async follow(): Promise<boolean> {
    if (this.adoption) return this.followAdoption(this.adoption);
    if (!this.comparison) return false;
    this.comparison = await getComparison({ runId: this.comparison.run.id });
    return this.isComparing;
  }

  async followAdoption({ id }: RunView): Promise<boolean> {
    this.adoption = await getRun({ runId: id });
    if (this.adoption?.status === 'Running') return true;
    const failure = this.adoption?.status === 'Failed' ? this.adoption.message : null;
    this.values = {};
    await this.handleRefresh();
    if (failure) tellFailed(this, FAILED, failure);
    else tellDone(this, ADOPTED);
    return false;
  }
}
