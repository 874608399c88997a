import { LightningElement, api } from 'lwc';
import { counted, money } from 'c/format';
import ACCOUNT from '@salesforce/label/c.Account_Label';
import CLV from '@salesforce/label/c.Figure_CLV';
import DOWN_MANY from '@salesforce/label/c.Moves_Down_Many';
import DOWN_ONE from '@salesforce/label/c.Moves_Down_One';
import MOVE from '@salesforce/label/c.Moves_Move';
import MRR from '@salesforce/label/c.Figure_MRR';
import NONE from '@salesforce/label/c.Moves_None';
import OWNER from '@salesforce/label/c.Owner_Label';
import TITLE from '@salesforce/label/c.Moves_Title';
import TO from '@salesforce/label/c.Moves_To';
import UP_MANY from '@salesforce/label/c.Moves_Up_Many';
import UP_ONE from '@salesforce/label/c.Moves_Up_One';

interface Row extends TierMoveView {
  readonly icon: string;
  readonly variant: string;
  readonly mrrText: string;
  readonly clvText: string;
}

/** Accounts that changed their tier at the last weekly refresh: from where to where. */
export default class TierMoves extends LightningElement {
  /** The moves, the most valuable Accounts first. */
  @api moves: readonly TierMoveView[] = [];
  /** Currency of the amounts. */
  @api currencyCode = '';
  /** True where there is room for the move and the CLV only. */
  @api narrow = false;

  label = { account: ACCOUNT, clv: CLV, move: MOVE, mrr: MRR, none: NONE, owner: OWNER, title: TITLE, to: TO };

  get isWide(): boolean {
    return !this.narrow;
  }

  get summary(): string {
    const up = this.moves.filter(({ isUp }) => isUp).length;
    const down = this.moves.length - up;
    return `${counted(UP_ONE, UP_MANY, up)}, ${counted(DOWN_ONE, DOWN_MANY, down)}`;
  }

  get rows(): Row[] {
    return this.moves.map((move) => ({
      ...move,
      icon: move.isUp ? 'utility:arrowup' : 'utility:arrowdown',
      variant: move.isUp ? 'success' : 'error',
      mrrText: money(move.mrr, this.currencyCode),
      clvText: money(move.clv, this.currencyCode),
    }));
  }
}
