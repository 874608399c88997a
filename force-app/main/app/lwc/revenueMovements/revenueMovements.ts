import CHURN from '@salesforce/label/c.Movement_Churn';
import CONTRACTION from '@salesforce/label/c.Movement_Contraction';
import EXPANSION from '@salesforce/label/c.Movement_Expansion';
import FX from '@salesforce/label/c.Movement_FX';
import NEW from '@salesforce/label/c.Movement_New';
import REACTIVATION from '@salesforce/label/c.Movement_Reactivation';

const NAMES: Readonly<Record<string, string>> = {
  New: NEW,
  Reactivation: REACTIVATION,
  Expansion: EXPANSION,
  Contraction: CONTRACTION,
  Churn: CHURN,
  FX,
};

/** What people call a kind of movement. */
export function movementName(type: string): string {
  return NAMES[type] ?? type;
}

/** Kinds that are worth a row: all of them, but exchange rates only where some moved. */
export function shownTypes(months: readonly RevenueMonthView[]): string[] {
  const moved = new Set(
    months.flatMap(({ movements }) => movements.filter(({ count }) => count > 0).map(({ type }) => type)),
  );
  return Object.keys(NAMES).filter((type) => type !== 'FX' || moved.has(type));
}
