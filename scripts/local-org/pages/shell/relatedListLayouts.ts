/** One related list: which rows, and what of them is shown. */
export interface RelatedListLayout {
  readonly objectName: string;
  /** The field that leads to the record. */
  readonly lookup: string;
  readonly fields: readonly string[];
  readonly order: string;
}

/** The lists that Salesforce's own layouts show. */
const layouts: Readonly<Record<string, readonly RelatedListLayout[]>> = {
  Account: [
    {
      objectName: 'Opportunity',
      lookup: 'AccountId',
      fields: ['StageName', 'Amount', 'CloseDate'],
      order: 'CloseDate DESC',
    },
    { objectName: 'Contact', lookup: 'AccountId', fields: ['Title', 'Email'], order: 'Name' },
  ],
};

/** The related lists of an object's standard layout. */
export function relatedListsOf(objectName: string): readonly RelatedListLayout[] {
  return layouts[objectName] ?? [];
}
