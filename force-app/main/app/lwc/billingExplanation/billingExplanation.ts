import { LightningElement, api, wire } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import explain from '@salesforce/apex/BillingExplanationController.explain';
import { fill, money } from 'c/format';
import CLOSE from '@salesforce/label/c.Explain_Close';
import CLV from '@salesforce/label/c.Figure_CLV';
import CONVERTED from '@salesforce/label/c.Explain_Converted';
import EMPTY from '@salesforce/label/c.Explain_Empty';
import HEADING from '@salesforce/label/c.Explain_Heading';
import HEALTH from '@salesforce/label/c.Explain_Health';
import LTV from '@salesforce/label/c.Figure_LTV';
import MRR from '@salesforce/label/c.Figure_MRR';
import OUTDATED from '@salesforce/label/c.Explain_Outdated';
import RISK from '@salesforce/label/c.Explain_Risk';
import RULE from '@salesforce/label/c.Explain_Rule';
import RULES from '@salesforce/label/c.Explain_Rules';
import STRIPE_DEFAULT from '@salesforce/label/c.Explain_Stripe_Default';
import TOTAL from '@salesforce/label/c.Explain_Total';
import { rulesOf } from './rules';

interface ShownLine {
  readonly key: string;
  readonly text: string;
  readonly rule: string;
  readonly ruleTitle: string;
  readonly amount: string;
}

interface ShownPart {
  readonly key: string;
  readonly name: string | null;
  readonly label: string;
  readonly lines: readonly ShownLine[];
  readonly total: string;
  readonly converted: string;
  readonly convertedLabel: string;
}

const NAMES: Readonly<Record<ExplainedFigure, string>> = { mrr: MRR, clv: CLV, ltv: LTV, health: HEALTH, risk: RISK };

/** What a number is made of, line by line, and by which rules. Sends `close`. */
export default class BillingExplanation extends LightningElement {
  /** The Account. */
  @api accountId = '';
  /** The number: mrr, clv, ltv, health or risk. */
  @api figure: ExplainedFigure = 'mrr';

  label = { close: CLOSE, empty: EMPTY, outdated: OUTDATED, rules: RULES, total: TOTAL };
  wired: Wired<BillingExplanationView> = {};

  @wire(explain, { accountId: '$accountId' })
  handleExplanation(result: Wired<BillingExplanationView>): void {
    this.wired = result;
  }

  get heading(): string {
    return fill(HEADING, NAMES[this.figure]);
  }

  get isLoading(): boolean {
    return !this.wired.data && !this.wired.error;
  }

  get isEmpty(): boolean {
    return this.wired.data !== undefined && this.parts.length === 0;
  }

  get isOutdated(): boolean {
    return this.explained?.isCurrent === false;
  }

  get parts(): ShownPart[] {
    const { explained } = this;
    return (explained?.parts ?? [])
      .filter(({ lines }) => lines.length > 0)
      .map((part, at) => this.shownPart(part, at, explained?.currencyCode ?? ''));
  }

  get summary(): { label: string; value: string }[] {
    const { data } = this.wired;
    if (!data || this.figure !== 'mrr' || data.mrr.parts.length === 0) return [];
    const { total, currencyCode } = data.mrr;
    return [
      { label: MRR, value: money(total, currencyCode) },
      { label: STRIPE_DEFAULT, value: money(data.stripeDefaultMrr, currencyCode) },
    ];
  }

  get rules(): string[] {
    const { data } = this.wired;
    return data ? rulesOf(this.figure, data.policy) : [];
  }

  /** Asks again: the Account has changed. */
  @api refresh(): Promise<void> {
    return refreshApex(this.wired);
  }

  handleRetry(): Promise<void> {
    return this.refresh();
  }

  handleClose(): void {
    this.dispatchEvent(new CustomEvent('close'));
  }

  private get explained(): ExplainedFigureView | undefined {
    return this.wired.data?.[this.figure];
  }

  /** Health counts events, not money: its lines have no amounts. */
  private shownPart(part: ExplainedPartView, at: number, currency: string): ShownPart {
    const isMoney = this.figure !== 'health';
    const isForeign = isMoney && part.currencyCode !== currency;
    return {
      key: `${at}`,
      name: part.name,
      label: part.name ?? this.heading,
      lines: part.lines.map((line, row) => shownLine(line, row, isMoney)),
      total: isMoney ? money(part.total, part.currencyCode) : '',
      converted: isForeign ? money(part.converted, currency) : '',
      convertedLabel: fill(CONVERTED, currency),
    };
  }
}

function shownLine(line: ExplainLineView, row: number, isMoney: boolean): ShownLine {
  const isShown = isMoney && line.currencyCode !== null && line.amount !== 0;
  return {
    key: `${row}`,
    text: line.text,
    rule: line.rule,
    ruleTitle: fill(RULE, line.rule),
    amount: isShown && line.currencyCode ? money(line.amount, line.currencyCode) : '',
  };
}
