/** A region of a template and how wide it is. */
export interface TemplateRegion {
  readonly name: string;
  readonly sizeClass: string;
  /** What Lightning tells a component about its region. */
  readonly width: 'SMALL' | 'MEDIUM' | 'LARGE';
}

const sizes = {
  full: { sizeClass: 'slds-size_1-of-1', width: 'LARGE' },
  wide: { sizeClass: 'slds-size_1-of-1 slds-large-size_2-of-3', width: 'LARGE' },
  half: { sizeClass: 'slds-size_1-of-1 slds-large-size_1-of-2', width: 'MEDIUM' },
  narrow: { sizeClass: 'slds-size_1-of-1 slds-large-size_1-of-3', width: 'SMALL' },
} as const;

const region = (name: string, size: keyof typeof sizes): TemplateRegion => ({ name, ...sizes[size] });

/**
 * Where Salesforce's page templates put their regions on a wide screen.
 * https://help.salesforce.com/s/articleView?id=sf.lightning_page_templates.htm
 */
const templates: Readonly<Record<string, readonly TemplateRegion[]>> = {
  'flexipage:recordHomeTemplateDesktop': [
    region('header', 'full'),
    region('main', 'wide'),
    region('sidebar', 'narrow'),
  ],
  'flexipage:recordHomeWithSubheaderTemplateDesktop': [
    region('header', 'full'),
    region('subheader', 'full'),
    region('main', 'wide'),
    region('sidebar', 'narrow'),
  ],
  'flexipage:recordHomeSimpleViewTemplateDesktop': [region('header', 'full'), region('main', 'full')],
  'flexipage:defaultAppHomeTemplate': [region('main', 'full')],
  'flexipage:appHomeTemplateTwoColumns': [region('region1', 'half'), region('region2', 'half')],
  'flexipage:appHomeTemplateHeaderTwoColumnsLeftSidebar': [
    region('header', 'full'),
    region('region1', 'narrow'),
    region('region2', 'wide'),
  ],
  'home:desktopTemplate': [
    region('top', 'wide'),
    region('sidebar', 'narrow'),
    region('bottomLeft', 'half'),
    region('bottomRight', 'half'),
  ],
};

/** The regions of a template in the order of the page. @throws Error that names a template which isn't known */
export function templateRegions(template: string): readonly TemplateRegion[] {
  const regions = templates[template];
  if (!regions) throw new Error(`The local org does not know the page template ${template}.`);
  return regions;
}
