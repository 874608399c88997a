import ALL from '@salesforce/label/c.Choice_ALL';
import AT_END from '@salesforce/label/c.Choice_AT_END';
import AT_REQUEST from '@salesforce/label/c.Choice_AT_REQUEST';
import ATTEMPT from '@salesforce/label/c.Choice_ATTEMPT';
import CALENDAR_MONTHS from '@salesforce/label/c.Choice_CALENDAR_MONTHS';
import CHURN_RATE from '@salesforce/label/c.Choice_CHURN_RATE';
import COHORT from '@salesforce/label/c.Choice_COHORT';
import COUNT_ALL from '@salesforce/label/c.Choice_COUNT_ALL';
import DISTINCT_INVOICE from '@salesforce/label/c.Choice_DISTINCT_INVOICE';
import EXACT from '@salesforce/label/c.Choice_EXACT';
import EXCLUDE_UNCOLLECTED from '@salesforce/label/c.Choice_EXCLUDE_UNCOLLECTED';
import FIXED from '@salesforce/label/c.Choice_FIXED';
import FOREVER_ONLY from '@salesforce/label/c.Choice_FOREVER_ONLY';
import INCLUDE from '@salesforce/label/c.Choice_INCLUDE';
import LEGACY from '@salesforce/label/c.Choice_LEGACY';
import NONE from '@salesforce/label/c.Choice_NONE';
import NO from '@salesforce/label/c.Choice_No';
import OWN_FORMULA from '@salesforce/label/c.Choice_Own_Formula';
import PREDICTIVE from '@salesforce/label/c.Choice_PREDICTIVE';
import RECURRING_ACTIVE from '@salesforce/label/c.Choice_RECURRING_ACTIVE';
import SEPARATE from '@salesforce/label/c.Choice_SEPARATE';
import SERVICE_MONTHS from '@salesforce/label/c.Choice_SERVICE_MONTHS';
import YES from '@salesforce/label/c.Choice_Yes';

/** What people call the values that settings can be chosen to have. */
const choices: Readonly<Record<string, string>> = {
  ALL,
  AT_END,
  AT_REQUEST,
  ATTEMPT,
  CALENDAR_MONTHS,
  CHURN_RATE,
  COHORT,
  COUNT_ALL,
  DISTINCT_INVOICE,
  EXACT,
  EXCLUDE_UNCOLLECTED,
  FIXED,
  FOREVER_ONLY,
  INCLUDE,
  LEGACY,
  NONE,
  PREDICTIVE,
  RECURRING_ACTIVE,
  SEPARATE,
  SERVICE_MONTHS,
  true: YES,
  false: NO,
  '': OWN_FORMULA,
};

export default choices;
