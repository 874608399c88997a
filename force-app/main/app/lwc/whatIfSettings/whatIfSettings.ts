import CANCELLATIONS from '@salesforce/label/c.Setting_cancellations';
import DISCOUNTS from '@salesforce/label/c.Setting_discounts';
import FAILURE_COUNTING from '@salesforce/label/c.Setting_failureCounting';
import GROSS_MARGIN from '@salesforce/label/c.Setting_grossMarginPercent';
import HEALTH_WINDOW from '@salesforce/label/c.Setting_healthWindowDays';
import HIGH_FROM from '@salesforce/label/c.Setting_highFrom';
import INTERVAL_FACTORS from '@salesforce/label/c.Setting_intervalFactors';
import LIFESPAN_MONTHS from '@salesforce/label/c.Setting_lifespanMonths';
import LIFESPAN_SOURCE from '@salesforce/label/c.Setting_lifespanSource';
import MID_FROM from '@salesforce/label/c.Setting_midFrom';
import MONTH_BASIS from '@salesforce/label/c.Setting_monthBasis';
import PAUSES from '@salesforce/label/c.Setting_pauses';
import RECOVERED_WEIGHT from '@salesforce/label/c.Setting_recoveredWeight';
import RED_FROM from '@salesforce/label/c.Setting_redFrom';
import USAGE from '@salesforce/label/c.Setting_usage';
import WINDOW_MONTHS from '@salesforce/label/c.Setting_windowMonths';
import YELLOW_FROM from '@salesforce/label/c.Setting_yellowFrom';
import CHOICES from './choices';

const NAMES: Readonly<Record<string, string>> = {
  discounts: DISCOUNTS,
  cancellations: CANCELLATIONS,
  usage: USAGE,
  pauses: PAUSES,
  intervalFactors: INTERVAL_FACTORS,
  lifespanSource: LIFESPAN_SOURCE,
  lifespanMonths: LIFESPAN_MONTHS,
  grossMarginPercent: GROSS_MARGIN,
  windowMonths: WINDOW_MONTHS,
  monthBasis: MONTH_BASIS,
  highFrom: HIGH_FROM,
  midFrom: MID_FROM,
  failureCounting: FAILURE_COUNTING,
  healthWindowDays: HEALTH_WINDOW,
  yellowFrom: YELLOW_FROM,
  redFrom: RED_FROM,
  recoveredWeight: RECOVERED_WEIGHT,
};

/** What people call a setting. */
export function settingName(name: string): string {
  return NAMES[name] ?? name;
}

/** What people call a value of a setting; numbers are what they are. */
export function settingValue(value: string): string {
  return CHOICES[value] ?? value;
}
