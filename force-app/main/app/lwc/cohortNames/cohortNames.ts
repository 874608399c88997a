import { fill } from 'c/format';
import DAY from '@salesforce/label/c.Segment_Day';
import DAYS from '@salesforce/label/c.Segment_Days';
import MONTH from '@salesforce/label/c.Segment_Month';
import MONTHS from '@salesforce/label/c.Segment_Months';
import USAGE from '@salesforce/label/c.Segment_Usage';
import WEEK from '@salesforce/label/c.Segment_Week';
import WEEKS from '@salesforce/label/c.Segment_Weeks';
import YEAR from '@salesforce/label/c.Segment_Year';
import YEARS from '@salesforce/label/c.Segment_Years';

const ONE: Readonly<Record<string, string>> = { day: DAY, week: WEEK, month: MONTH, year: YEAR, usage: USAGE };
const MANY: Readonly<Record<string, string>> = { day: DAYS, week: WEEKS, month: MONTHS, year: YEARS };

/** What people call the customers that are billed equally often: `month`, `3 month`, `year`, `usage` … */
export function segmentName(segment: string): string {
  const [number = '', interval = ''] = segment.split(' ');
  return ONE[segment] ?? (MANY[interval] ? fill(MANY[interval], number) : segment);
}
