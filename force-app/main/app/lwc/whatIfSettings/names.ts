import CANCELLATIONS from '@salesforce/label/c.Setting_cancellations';
import CLV_MODEL_NAME from '@salesforce/label/c.Setting_clvModelName';
import COUNT_OVERDUE_INVOICES from '@salesforce/label/c.Setting_countOverdueInvoices';
import DISCOUNTS from '@salesforce/label/c.Setting_discounts';
import ESCALATE from '@salesforce/label/c.Setting_escalate';
import FAILURE_COUNTING from '@salesforce/label/c.Setting_failureCounting';
import GROSS_MARGIN_PERCENT from '@salesforce/label/c.Setting_grossMarginPercent';
import HEALTH_WINDOW_DAYS from '@salesforce/label/c.Setting_healthWindowDays';
import HIGH_FROM from '@salesforce/label/c.Setting_highFrom';
import HORIZON_MONTHS from '@salesforce/label/c.Setting_horizonMonths';
import INTERVAL_FACTORS from '@salesforce/label/c.Setting_intervalFactors';
import LIFESPAN_MONTHS from '@salesforce/label/c.Setting_lifespanMonths';
import LIFESPAN_SOURCE from '@salesforce/label/c.Setting_lifespanSource';
import MID_FROM from '@salesforce/label/c.Setting_midFrom';
import MONTHLY_DISCOUNT_PERCENT from '@salesforce/label/c.Setting_monthlyDiscountPercent';
import MONTH_BASIS from '@salesforce/label/c.Setting_monthBasis';
import PAUSES from '@salesforce/label/c.Setting_pauses';
import RECOVERED_WEIGHT from '@salesforce/label/c.Setting_recoveredWeight';
import RED_FROM from '@salesforce/label/c.Setting_redFrom';
import SMALLEST_SAMPLE from '@salesforce/label/c.Setting_smallestSample';
import USAGE from '@salesforce/label/c.Setting_usage';
import WINDOW_MONTHS from '@salesforce/label/c.Setting_windowMonths';
import YELLOW_FROM from '@salesforce/label/c.Setting_yellowFrom';

/** What people call the settings. */
const names: Readonly<Record<string, string>> = {
  discounts: DISCOUNTS,
  cancellations: CANCELLATIONS,
  usage: USAGE,
  pauses: PAUSES,
  intervalFactors: INTERVAL_FACTORS,
  lifespanMonths: LIFESPAN_MONTHS,
  windowMonths: WINDOW_MONTHS,
  monthBasis: MONTH_BASIS,
  grossMarginPercent: GROSS_MARGIN_PERCENT,
  clvModelName: CLV_MODEL_NAME,
  lifespanSource: LIFESPAN_SOURCE,
  horizonMonths: HORIZON_MONTHS,
  smallestSample: SMALLEST_SAMPLE,
  monthlyDiscountPercent: MONTHLY_DISCOUNT_PERCENT,
  highFrom: HIGH_FROM,
  midFrom: MID_FROM,
  failureCounting: FAILURE_COUNTING,
  healthWindowDays: HEALTH_WINDOW_DAYS,
  yellowFrom: YELLOW_FROM,
  redFrom: RED_FROM,
  recoveredWeight: RECOVERED_WEIGHT,
  countOverdueInvoices: COUNT_OVERDUE_INVOICES,
  escalate: ESCALATE,
};

export default names;
