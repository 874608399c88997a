/** What an examination found. */
export interface Finding {
  readonly state: 'well' | 'warning' | 'ill';
  /** One sentence: what is so, and what to do where it should not be. */
  readonly text: string;
}

export const well = (text: string): Finding => ({ state: 'well', text });
export const warning = (text: string): Finding => ({ state: 'warning', text });
export const ill = (text: string): Finding => ({ state: 'ill', text });

/** The questions that examinations put to an org. */
export interface Patient {
  /** Rows of a SOQL query. @throws Error with the org's own message */
  query(soql: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** Posts an unsigned body to the webhook and gives the HTTP status; undefined when its address is not known. */
  knockAtWebhook(): Promise<number | undefined>;
  /** Now, in the clock of this machine. */
  now(): Date;
}

/** One thing that can be looked at. */
export interface Examination {
  readonly name: string;
  examine(patient: Patient): Promise<Finding>;
}
